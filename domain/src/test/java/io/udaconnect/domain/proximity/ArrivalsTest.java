package io.udaconnect.domain.proximity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final int PLACES = 50;

  private final Arrivals arrivals = new Arrivals();

  @Test
  void thoseOfOnePlaceComeTogetherInTheOrderOfTime() {
    var chance = new Random(1);
    for (int round = 1; round <= 3; round++) {
      var expected = new ArrayList<ArrayList<String>>();
      for (int i = 0; i < PLACES; i++) expected.add(new ArrayList<>());
      for (int i = 0; i < 1_000 * round; i++) {
        int place = chance.nextInt(PLACES);
        int person = chance.nextInt();
        int latitudeE7 = chance.nextInt();
        expected.get(place).add(person + " " + -i + " " + 7L * i + " " + latitudeE7 + " " + i);
        arrivals.add((1L << 44) + place, person, -i, 7L * i, latitudeE7, i);
      }
      arrivals.sort();
      int next = 0;
      for (int place = 0; place < PLACES; place++) {
        for (var one : expected.get(place)) {
          assertThat(arrivals.place(next)).isEqualTo((1L << 44) + place);
          assertThat(told(next++)).isEqualTo(one);
        }
      }
      assertThat(arrivals.size()).isEqualTo(next);
      arrivals.clear();
    }
  }

  private String told(int i) {
    return arrivals.person(i)
        + " "
        + arrivals.ordinal(i)
        + " "
        + arrivals.micros(i)
        + " "
        + arrivals.latitudeE7(i)
        + " "
        + arrivals.longitudeE7(i);
  }

  @Test
  void thereIsAnEndToWhatItTakes() {
    for (int i = 0; i < 65_536; i++) {
      assertThat(arrivals.isFull()).isFalse();
      arrivals.add(65_536 - i, i, 0, 0, 0, 0);
    }
    assertThat(arrivals.isFull()).isTrue();
    arrivals.sort();
    for (int i = 0; i < 65_536; i++) assertThat(arrivals.person(i)).isEqualTo(65_535 - i);
    arrivals.clear();
    assertThat(arrivals.isFull()).isFalse();
  }
}
