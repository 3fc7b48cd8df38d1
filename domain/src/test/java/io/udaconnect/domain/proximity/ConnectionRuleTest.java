package io.udaconnect.domain.proximity;

import static io.udaconnect.domain.Refusals.invalidField;
import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.LocationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionRuleTest {
  private static final Distance NEAR = ConnectionRule.USUAL_REACH;

  @Test
  void nearIsFiveMetresUnlessSomeoneSaysOtherwise() {
    assertThat(ConnectionRule.USUAL_REACH).isEqualTo(Distance.ofMetres(5));
  }

  @Test
  void tenKilometresAreTheLongestReach() {
    assertThat(ConnectionRule.anyTime(Distance.ofMetres(10_000)).reach().metres())
        .isEqualTo(10_000);
    var beyond = Distance.ofMetres(Math.nextUp(10_000.0));
    assertThat(invalidField(() -> ConnectionRule.anyTime(beyond))).isEqualTo("distance");
  }

  @Test
  void anyTimeIsAnyTime() {
    var rule = ConnectionRule.anyTime(NEAR);
    assertThat(rule.within()).isEmpty();
    assertThat(atOneTime(rule, LocationKey.EARLIEST, NOON)).isTrue();
  }

  @Test
  void togetherHoldsUpToItsLimitWhoeverWasFirst() {
    var rule = ConnectionRule.together(NEAR, Duration.ofMinutes(1));
    assertThat(atOneTime(rule, NOON, NOON)).isTrue();
    assertThat(rule.within()).contains(Duration.ofSeconds(60));
    assertThat(atOneTime(rule, NOON, NOON.plusSeconds(60))).isTrue();
    assertThat(atOneTime(rule, NOON, NOON.minusSeconds(60))).isTrue();
    assertThat(atOneTime(rule, NOON, NOON.plusSeconds(60).plusNanos(1_000))).isFalse();
    assertThat(atOneTime(rule, NOON, NOON.minusSeconds(60).minusNanos(1_000))).isFalse();
  }

  @Test
  void atTheSameInstantIsARuleAndLessIsNone() {
    var rule = ConnectionRule.together(NEAR, Duration.ZERO);
    assertThat(atOneTime(rule, NOON, NOON)).isTrue();
    assertThat(atOneTime(rule, NOON, NOON.plusNanos(1_000))).isFalse();
    assertThat(invalidField(() -> ConnectionRule.together(NEAR, Duration.ofNanos(-1))))
        .isEqualTo("within");
  }

  /** Whether two who are at one place at these instants are near each other. */
  private static boolean atOneTime(ConnectionRule rule, Instant one, Instant other) {
    return new Track(List.of(seen(1, one, 1, 2)), rule).closest(seen(2, other, 1, 2)).isPresent();
  }

  @Test
  void aRuleIsWhole() {
    Optional<Duration> anyTime = Optional.empty();
    assertThatThrownBy(() -> new ConnectionRule(null, anyTime))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> ConnectionRule.together(NEAR, null))
        .isInstanceOf(NullPointerException.class);
  }
}
