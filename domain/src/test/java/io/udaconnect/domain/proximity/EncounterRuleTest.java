package io.udaconnect.domain.proximity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Refused;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EncounterRuleTest {
  private static final ConnectionRule MINUTE =
      ConnectionRule.together(ConnectionRule.USUAL_REACH, EncounterRule.USUAL_WITHIN);

  @Test
  void aGapIsFromNothingToADay() {
    assertThat(new EncounterRule(MINUTE, Duration.ZERO, 2).gap()).isZero();
    assertThat(new EncounterRule(MINUTE, Duration.ofDays(1), 2).gap()).hasDays(1);
    assertRefused("gap", () -> new EncounterRule(MINUTE, Duration.ofNanos(-1), 2));
    assertRefused("gap", () -> new EncounterRule(MINUTE, Duration.ofDays(1).plusNanos(1), 2));
  }

  @Test
  void peopleAreTogetherWithinADay() {
    var longer =
        ConnectionRule.together(ConnectionRule.USUAL_REACH, Duration.ofDays(1).plusNanos(1));
    assertRefused("within", () -> new EncounterRule(longer, Duration.ZERO, 2));
  }

  @Test
  void anEncounterTakesTwo() {
    assertRefused("points", () -> new EncounterRule(MINUTE, Duration.ZERO, 1));
  }

  @Test
  void atAnyTimeNobodyIsTogether() {
    var near = ConnectionRule.anyTime(ConnectionRule.USUAL_REACH);
    var anyTime = new EncounterRule(near, Duration.ZERO, 2);
    assertRefused("within", () -> new EncounterDetector(anyTime, encounter -> {}));
  }

  private static void assertRefused(String field, ThrowingCallable rule) {
    var refused = catchThrowableOfType(Refused.class, rule);
    assertThat(refused.faults()).extracting(Fault::field).containsExactly(field);
  }
}
