package io.udaconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoicesTest {
  @OnlyIf(key = "store", is = "jdbc")
  private static final class Near {}

  @OnlyIf(key = "store", is = "grpc")
  private static final class Far {}

  @OnlyIf(key = "door", is = "open")
  private static final class Door {}

  @Test
  void whatTheValueNamesIsThereAndTheOtherIsNot() {
    var choices = choices(Map.of("store", "grpc"));
    assertThat(choices.isChosen(condition(Far.class))).isTrue();
    assertThat(choices.isChosen(condition(Near.class))).isFalse();
    assertThat(choices.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "memory", "GRPC", " grpc", "jdbc,grpc"})
  void aValueThatNobodyNamesIsRefusedByItsKeyWithThoseThatAre(String value) {
    var choices = choices(Map.of("store", value, "door", "open"));
    assertThat(choices.isChosen(condition(Far.class))).isFalse();
    assertThat(choices.isChosen(condition(Near.class))).isFalse();
    assertThat(choices.isChosen(condition(Door.class))).isTrue();
    assertThat(choices.problems())
        .containsExactly("store: must be grpc or jdbc, not \"" + value + "\"");
  }

  @Test
  void aKeyThatNobodySetIsRefusedToo() {
    var choices = choices(Map.of());
    assertThat(choices.isChosen(condition(Door.class))).isFalse();
    assertThat(choices.problems()).containsExactly("door: must be open, not \"\"");
  }

  private static Choices choices(Map<String, String> values) {
    return new Choices(key -> Optional.ofNullable(values.get(key)));
  }

  private static OnlyIf condition(Class<?> type) {
    return type.getAnnotation(OnlyIf.class);
  }
}
