package io.udaconnect.domain.person;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PersonSearchPropertyTest {
  @Property
  void everyoneIsFoundByAnyPartOfTheirNameInAnyCase(
      @ForAll("names") String name, @ForAll @IntRange(max = 9) int from, @ForAll boolean capitals) {
    String part = name.substring(Math.min(from, name.length() - 1));
    var person = Persons.person(1, "First", name, "Company");
    String question = capitals ? part.toUpperCase(ROOT) : part.toLowerCase(ROOT);
    assertThat(new PersonSearch("q", question)).accepts(person);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .alpha()
        .withCharRange('\u00C0', '\u024F')
        .withCharRange('\u0391', '\u03A1')
        .withCharRange('\u03A3', '\u03C9')
        .withCharRange('\u0410', '\u044F')
        .ofMinLength(1)
        .ofMaxLength(10);
  }
}
