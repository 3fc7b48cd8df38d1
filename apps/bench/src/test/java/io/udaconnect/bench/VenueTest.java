package io.udaconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VenueTest {
  private static final int PEOPLE = 10_000;

  private final Venue venue = new Venue(LongStream.rangeClosed(1, PEOPLE).toArray(), 1);

  private long in(String box) {
    var degrees =
        Arrays.stream(box.substring(1, box.length() - 1).split(",", -1))
            .mapToDouble(Double::parseDouble)
            .toArray();
    long in = 0;
    for (int i = 0; i < PEOPLE; i++) {
      var at = venue.walk(i);
      boolean isIn =
          degrees[0] <= at.getLongitude()
              && at.getLongitude() <= degrees[2]
              && degrees[1] <= at.getLatitude()
              && at.getLatitude() <= degrees[3];
      if (isIn) in++;
    }
    return in;
  }

  @Test
  void aBoxHasItsShareOfThePeopleHoweverLongTheyWalk() {
    for (int steps = 0; steps < 20; steps++) {
      assertThat(in(venue.box(1))).isEqualTo(PEOPLE);
      assertThat(in(venue.box(0.05))).isBetween(350L, 650L);
      assertThat(in(venue.nowhere())).isZero();
    }
  }

  @Test
  void someAreDifferentOnes() {
    var some = venue.some(50).split(", ", -1);
    assertThat(some).hasSize(50).doesNotHaveDuplicates();
    assertThat(venue.index(PEOPLE)).isEqualTo(PEOPLE - 1);
    assertThat(venue.index(PEOPLE + 1)).isNegative();
  }

  @Test
  void aPositionIsTimedFromItsAcknowledgementAndOnlyOnceItIsSent() {
    var acknowledged = new Acknowledged(2);
    int slot = acknowledged.send(1, 1_000);
    assertThat(acknowledged.since(1, 1_000, 50)).isZero();
    acknowledged.acknowledge(slot, 40);
    assertThat(acknowledged.since(1, 1_000, 50)).isEqualTo(10);
    assertThat(acknowledged.since(1, 1_001, 50)).isEqualTo(-1);
    assertThat(acknowledged.since(0, 1_000, 50)).isEqualTo(-1);
    for (int i = 0; i < 16; i++) acknowledged.send(1, 2_000 + i);
    assertThat(acknowledged.since(1, 1_000, 50)).isEqualTo(-1);
  }
}
