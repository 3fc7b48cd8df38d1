package io.udaconnect.domain.person;

import static io.udaconnect.domain.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
  private static final String ROCKET = "\uD83D\uDE80";

  @Test
  void allThatIsWrongIsToldAtOnce() {
    var refused = refusal(() -> new Profile(null, " ", "x".repeat(101)));
    assertThat(refused.reason()).isEqualTo(Reason.INVALID);
    assertThat(refused.faults())
        .containsExactly(
            new Fault("first_name", "is missing"),
            new Fault("last_name", "must not be empty"),
            new Fault("company_name", "must have at most 100 characters"));
  }

  @Test
  void eachFieldIsToldByItsOwnName() {
    assertThat(refusal(() -> new Profile("", "b", "c")).faults())
        .containsExactly(new Fault("first_name", "must not be empty"));
    assertThat(refusal(() -> new Profile("a", "", "c")).faults())
        .containsExactly(new Fault("last_name", "must not be empty"));
    assertThat(refusal(() -> new Profile("a", "b", "")).faults())
        .containsExactly(new Fault("company_name", "must not be empty"));
  }

  @Test
  void blanksAroundANameAreDroppedAndThoseWithinStay() {
    assertThat(new Profile(" Ada\n", "\tvan  der Berg ", "\u3000Acme\u2028"))
        .isEqualTo(new Profile("Ada", "van  der Berg", "Acme"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\t\r\n", "\u2028", "\u3000", "\u00A0", "\u200B", "\uFEFF\u202F \u200D"})
  void aNameThatShowsNothingIsEmpty(String blank) {
    assertThat(refusal(() -> new Profile(blank, "b", "c")).faults())
        .containsExactly(new Fault("first_name", "must not be empty"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "\u0000",
        "a\nb",
        "a\tb",
        "a\u007Fb",
        "a\u0085b",
        "a\u2028b",
        "a\u2029b",
        "\uD83D",
        "a\uDE80",
        "\uDE80\uD83D",
        "\uD83D b"
      })
  void controlsAndHalvesOfLettersAreRefused(String text) {
    assertThat(refusal(() -> new Profile("a", text, "c")).faults())
        .containsExactly(new Fault("last_name", "must not contain control characters"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Zoë", "O'Neil", "株式会社", "عمر", "Nguyễn", "\uD83D\uDE80", "می\u200Cخواهم", "x"})
  void namesOfTheWholeWorldAreWelcome(String name) {
    assertThat(new Profile(name, name, name).firstName()).isEqualTo(name);
  }

  @Test
  void lengthIsCountedInCharactersAsPeopleSeeThemNotInBytes() {
    String longest = ROCKET.repeat(Profile.LONGEST_NAME);
    assertThat(new Profile(longest, longest, longest).lastName()).isEqualTo(longest);
    assertThat(new Profile(" " + longest + " ", "b", "c").firstName()).isEqualTo(longest);
    assertThat(refusal(() -> new Profile("a", "b", longest + ROCKET)).faults())
        .containsExactly(new Fault("company_name", "must have at most 100 characters"));
  }

  @Test
  void aPersonHasAnIdAndAProfile() {
    var profile = new Profile("a", "b", "c");
    assertThatThrownBy(() -> new Person(null, profile)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new Person(new PersonId(1), null))
        .isInstanceOf(NullPointerException.class);
  }
}
