package io.udaconnect.domain.person;

import static java.util.Locale.ROOT;

import io.udaconnect.domain.Refused;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds persons by what one remembers of them: every word of the question is part of the first
 * name, the last name or the company, whatever its case. An empty question finds everyone.
 */
public final class PersonSearch implements Predicate<Person> {
  private static final Pattern BLANKS = Pattern.compile("(?U)\\s+");

  /** Each person is held against each word. */
  private static final int LONGEST = 300;

  private final List<String> words;

  /**
   * Refuses a question of more than 300 characters.
   *
   * @param field under which its asker knows it
   */
  public PersonSearch(String field, String question) {
    if (question.length() > LONGEST) {
      throw Refused.invalid(field, "must have at most " + LONGEST + " characters");
    }
    words = List.of(BLANKS.split(caseless(question)));
  }

  @Override
  public boolean test(Person person) {
    var profile = person.profile();
    String names = profile.firstName() + "\n" + profile.lastName() + "\n" + profile.companyName();
    return words.stream().allMatch(caseless(names)::contains);
  }

  /** Some letters meet their other forms in lower case only (İ), others in upper case (ς, ß). */
  private static String caseless(String text) {
    return text.toLowerCase(ROOT).toUpperCase(ROOT);
  }
}
