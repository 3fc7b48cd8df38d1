package io.udaconnect.launcher.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CastTest {
  private static final List<String> COMPANIES = List.of("One", "Other");

  @Test
  void nobodyHasTheNameOfAnother() {
    assertThat(Cast.of(Cast.MOST, 5, COMPANIES))
        .hasSize(Cast.MOST)
        .extracting(one -> one.firstName() + " " + one.lastName())
        .doesNotHaveDuplicates();
  }

  @Test
  void whoIsThereDoesNotDependOnHowManyOthersAre() {
    assertThat(Cast.of(100, 5, COMPANIES).subList(0, 50)).isEqualTo(Cast.of(50, 5, COMPANIES));
    assertThat(Cast.of(50, 6, COMPANIES)).isNotEqualTo(Cast.of(50, 5, COMPANIES));
  }

  @Test
  void noneAndTooManyAreRefused() {
    assertThatThrownBy(() -> Cast.of(0, 5, COMPANIES)).hasMessage("0 people");
    assertThatThrownBy(() -> Cast.of(Cast.MOST + 1, 5, COMPANIES)).hasMessageContaining("people");
  }
}
