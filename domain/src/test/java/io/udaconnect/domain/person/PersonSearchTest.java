package io.udaconnect.domain.person;

import static io.udaconnect.domain.person.Persons.person;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonSearchTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "ada",
        "ADA",
        "da",
        "love",
        "engines",
        "ada engines",
        " lace\t ana ",
        "engines ada ada"
      })
  void everyWordIsPartOfOneOfTheNames(String question) {
    assertThat(new PersonSearch("q", question)).accepts(Persons.ada());
  }

  @ParameterizedTest
  @ValueSource(strings = {"adax", "ada bob", "adalovelace", "x", "lovelaceanalytical", "da\nl"})
  void oneWordThatFitsNowhereFindsNobody(String question) {
    assertThat(new PersonSearch("q", question)).rejects(person(1, "Ada", "Byron", "Engines"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"株式会社\u3000次郎", "次郎\u00A0株式"})
  void blanksOfAllScriptsPartWords(String question) {
    assertThat(new PersonSearch("q", question)).accepts(person(1, "次郎", "山田", "株式会社"));
  }

  @ParameterizedTest
  @CsvSource({
    "ΣΟΦΟΣ, σοφος",
    "ΑΣ, Ασπασία",
    "straße, STRASSE",
    "strasse, Straße",
    "İstanbul, i̇stanbul",
    "zoË, Zoë",
    "%, 100%",
    "a.c, A.C"
  })
  void caseDoesNotMatterInAnyAlphabet(String question, String name) {
    assertThat(new PersonSearch("q", question)).accepts(person(1, name, "x", "y"));
    assertThat(new PersonSearch("q", name.substring(0, 1))).accepts(person(1, name, "x", "y"));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "*", "%", "(", "[a", "\\"})
  void signsMeanThemselves(String question) {
    assertThat(new PersonSearch("q", question)).rejects(Persons.ada());
  }
}
