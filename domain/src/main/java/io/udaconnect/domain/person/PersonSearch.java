package io.udaconnect.domain.person;

import static java.util.Locale.ROOT;

import java.util.List;
import java.util.function.Predicate;

/**
 * Finds persons by what one remembers of them: every word of the question is part of the first
 * name, the last name or the company, whatever its case. An empty question finds everyone.
 */
public final class PersonSearch implements Predicate<Person> {
  private final List<String> words;

  public PersonSearch(String question) {
    words = List.of(question.strip().toLowerCase(ROOT).split("\\s+"));
  }

  @Override
  public boolean test(Person person) {
    var profile = person.profile();
    String names =
        (profile.firstName() + "\n" + profile.lastName() + "\n" + profile.companyName())
            .toLowerCase(ROOT);
    return words.stream().allMatch(names::contains);
  }
}
