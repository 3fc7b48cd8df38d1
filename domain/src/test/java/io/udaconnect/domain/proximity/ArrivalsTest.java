package io.udaconnect.domain.proximity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final int PEOPLE = 50;

  private final Arrivals arrivals = new Arrivals();

  @Test
  void thoseOfOnePersonComeTogetherInTheOrderOfTime() {
    var chance = new Random(1);
    for (int round = 1; round <= 3; round++) {
      var expected = new ArrayList<ArrayList<String>>();
      for (int i = 0; i < PEOPLE; i++) expected.add(new ArrayList<>());
      for (int i = 0; i < 1_000 * round; i++) {
        int person = chance.nextInt(PEOPLE);
        int latitudeE7 = chance.nextInt();
        expected.get(person).add(person + " " + i + " " + 7L * i + " " + latitudeE7 + " " + -i);
        arrivals.add(person, i, 7L * i, latitudeE7, -i);
      }
      arrivals.sort();
      int next = 0;
      for (var ofOne : expected) {
        for (var one : ofOne) assertThat(told(next++)).isEqualTo(one);
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
    for (int i = 0; i < 131_072; i++) {
      assertThat(arrivals.isFull()).isFalse();
      arrivals.add(Integer.MAX_VALUE - i, i, 0, 0, 0);
    }
    assertThat(arrivals.isFull()).isTrue();
    arrivals.sort();
    for (int i = 0; i < 131_072; i++) assertThat(arrivals.ordinal(i)).isEqualTo(131_071 - i);
    arrivals.clear();
    assertThat(arrivals.isFull()).isFalse();
  }
}
