package io.udaconnect.domain.proximity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CountedTest {
  @Test
  void eachIsCountedOnceHoweverFarItsPredecessorsAreRemembered() {
    for (int remembered : new int[] {1, 13, 63, 64, 65, 200, 1_000}) {
      var chance = new Random(remembered);
      var counted = new Counted(0, 0);
      var known = new HashSet<Integer>();
      for (int newest = 0; newest < 3_000; newest += 1 + chance.nextInt(3)) {
        int oldest = Math.max(0, newest + 1 - remembered);
        int ordinal = oldest + chance.nextInt(newest + 1 - oldest);
        assertThat(counted.first(newest, oldest)).isEqualTo(known.add(newest) ? 1 : 0);
        assertThat(counted.first(ordinal, oldest)).isEqualTo(known.add(ordinal) ? 1 : 0);
      }
    }
  }

  @Test
  void itBeginsWhereItIsTold() {
    var counted = new Counted(1_000_000, 0);
    assertThat(counted.first(1_000_000, 1_000_000)).isOne();
    assertThat(counted.first(1_000_000, 1_000_000)).isZero();
    assertThat(counted.first(1_000_500, 1_000_400)).isOne();
    assertThat(counted.first(1_000_400, 1_000_400)).isOne();
    assertThat(counted.first(1_000_500, 1_000_400)).isZero();
  }
}
