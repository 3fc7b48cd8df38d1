package io.udaconnect.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Refused;
import io.udaconnect.web.LiveRequest.Look;
import io.udaconnect.web.LiveRequest.Names;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveRequestTest {
  @Test
  void aViewMayLeaveOutAll() {
    var look = (Look) LiveRequest.parse("{\"type\":\"view\",\"box\":null,\"people\":[]}");
    assertThat(look.pause()).isEqualTo(Duration.ofMillis(250));
    assertThat(look.mark()).isEmpty();
  }

  @Test
  void aRateIsAPauseAndAMarkIsText() {
    var look = (Look) LiveRequest.parse("{\"type\":\"view\",\"rate\":0.5,\"mark\":\"m\"}");
    assertThat(look.pause()).isEqualTo(Duration.ofSeconds(2));
    assertThat(look.mark()).contains("m");
  }

  @Test
  void namesAreOfPeople() {
    var names = (Names) LiveRequest.parse("{\"type\":\"names\",\"people\":[5,9007199254740991]}");
    assertThat(names.people()).containsExactly(5L, 9_007_199_254_740_991L);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    var refused =
        catchThrowableOfType(
            Refused.class,
            () ->
                LiveRequest.parse(
                    "{\"type\":\"view\",\"box\":[0,91,0,1e999999999],\"people\":7,\"rate\":0,\"mark\":1}"));
    assertThat(refused.faults())
        .extracting(Fault::field)
        .containsExactly("box", "people", "rate", "mark");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"type\":\"view\"",
        "{\"a\":1,\"a\":2,\"type\":\"view\"}"
      })
  void whatIsNoObjectIsRefusedAsAWhole(String message) {
    assertThatThrownBy(() -> LiveRequest.parse(message))
        .isInstanceOf(Refused.class)
        .hasMessage("must be one JSON object, each field in it once");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"view\",\"people\":[1,1.5]}|people",
        "{\"type\":\"view\",\"people\":[1e999999999]}|people",
        "{\"type\":\"view\",\"people\":[9007199254740992]}|people",
        "{\"type\":\"names\",\"people\":[-1]}|people",
        "{\"type\":\"view\",\"box\":[1,2,3,\"4\"]}|box",
        "{\"type\":\"view\",\"box\":[1,20,3,10]}|box",
        "{\"type\":\"view\",\"rate\":10.1}|rate",
        "{\"type\":[]}|type",
        "{}|type"
      })
  void oneWrongFieldIsNamed(String message, String field) {
    var refused = catchThrowableOfType(Refused.class, () -> LiveRequest.parse(message));
    assertThat(refused.faults()).extracting(Fault::field).containsExactly(field);
  }

  @Test
  void deepNestingIsNoTrouble() {
    assertThatThrownBy(() -> LiveRequest.parse("{\"type\":" + "[".repeat(60_000)))
        .isInstanceOf(Refused.class);
  }
}
