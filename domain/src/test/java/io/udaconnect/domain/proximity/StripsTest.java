package io.udaconnect.domain.proximity;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.Distance;
import org.junit.jupiter.api.Test;

class StripsTest {
  private static final int POLE_E7 = 900_000_000;
  private static final int HALF_TURN_E7 = 1_800_000_000;

  @Test
  void numbersOfPlacesFitIntoTheirBitsAndGrowEastwardAndNorthward() {
    for (double metres : new double[] {0, 5, 60, 30_000, 1e9}) {
      var strips = new Strips(Distance.ofMetres(metres));
      long before = -1;
      for (int latitudeE7 : new int[] {-POLE_E7, -1, POLE_E7 - 1_000, POLE_E7}) {
        int strip = strips.strip(latitudeE7);
        for (int longitudeE7 : new int[] {-HALF_TURN_E7, -1, 0, 1, HALF_TURN_E7}) {
          long place = Strips.place(strip, longitudeE7);
          assertThat(place).isBetween(Math.min(before, place), (1L << 46) - 1);
          before = place;
        }
      }
    }
  }

  @Test
  void aStripIsAsHighAsItIsSaidToBe() {
    var strips = new Strips(Distance.ofMetres(500));
    int first = strips.strip(488_000_000);
    // 500 m are 45,000e-7 degrees, nearly
    assertThat(strips.strip(488_000_000 + 44_000)).isBetween(first, first + 1);
    assertThat(strips.strip(488_000_000 + 46_000)).isBetween(first + 1, first + 2);
  }
}
