package io.udaconnect.domain.person;

import static io.udaconnect.domain.Refusals.invalidField;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonIdTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 42, 9_007_199_254_740_991L})
  void whatJavaScriptCanHoldIsAnId(long value) {
    assertThat(new PersonId(value).value()).isEqualTo(value);
    assertThat(new PersonId(value)).hasToString(Long.toString(value));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 9_007_199_254_740_992L, Long.MAX_VALUE, Long.MIN_VALUE})
  void otherNumbersAreRefused(long value) {
    assertThat(invalidField(() -> new PersonId(value))).isEqualTo("person_id");
  }

  @Test
  void idsSortAsNumbers() {
    assertThat(new PersonId(9)).isLessThan(new PersonId(10));
    assertThat(new PersonId(PersonId.MAX)).isGreaterThan(new PersonId(1));
    assertThat(new PersonId(5)).isEqualByComparingTo(new PersonId(5));
  }
}
