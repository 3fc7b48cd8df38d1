package io.udaconnect.domain.proximity;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.Persons;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VisitorTest {
  private static final long GAP = 10;

  @Test
  void closerThanAGapIsOneVisitWhicheverCameFirst() {
    assertThat(met(visitor(1, 100, 109, 91))).isEqualTo(met(91, 109, 1, 18));
    assertThat(met(visitor(1, 100, 110))).isEqualTo(met(100, 110, 2, 0));
    assertThat(met(visitor(1, 110, 100))).isEqualTo(met(100, 110, 2, 0));
  }

  @Test
  void whatComesBetweenTwoVisitsJoinsThem() {
    assertThat(met(visitor(1, 100, 118, 109))).isEqualTo(met(100, 118, 1, 18));
    assertThat(met(visitor(1, 100, 118, 200, 109))).isEqualTo(met(100, 200, 2, 18));
  }

  @Test
  void withoutAGapOnlyWhatIsOfOneInstantIsOneVisit() {
    var visitor = new Visitor(7, 0, 1);
    for (long micros : new long[] {5, 5, 6, 5}) {
      visitor.seen(micros);
      visitor.closest = 3;
    }
    assertThat(met(visitor)).isEqualTo(met(5, 6, 2, 0));
  }

  @Test
  void manyVisitsInAnyOrderAreAsManyAsInOrder() {
    var there = LongStream.range(0, 500).map(i -> i * 7_919 % 500 * 6).toArray();
    assertThat(met(visitor(1, there))).isEqualTo(met(0, 2_994, 1, 2_994));
    var apart = LongStream.range(0, 500).map(i -> i * 7_919 % 500 * 10).toArray();
    assertThat(met(visitor(1, apart))).isEqualTo(met(0, 4_990, 500, 0));
  }

  @Test
  void aVisitOfTooFewLocationsIsNoneAndSoIsHowCloseTheyCameThen() {
    var visitor = new Visitor(7, GAP, 2);
    visitor.seen(100);
    visitor.closest = 1;
    visitor.seen(200);
    assertThat(visitor.closest).isInfinite();
    visitor.closest = 3;
    visitor.seen(209);
    visitor.seen(300);
    visitor.closest = 2;
    assertThat(met(visitor)).isEqualTo(met(200, 209, 1, 9));
    assertThat(visitor(2, 100, 200, 300).acquaintance()).isEmpty();
  }

  @Test
  void locationsOfOneVisitThatCameApartAreAddedUp() {
    assertThat(met(visitor(3, 100, 200, 109, 300, 105))).isEqualTo(met(100, 109, 1, 9));
    assertThat(visitor(4, 100, 200, 109, 300, 105).acquaintance()).isEmpty();
  }

  @Test
  void whoeverIsAskedTwiceSaysTheSame() {
    var visitor = visitor(1, 100, 200, 109);
    assertThat(met(visitor)).isEqualTo(met(visitor));
  }

  private static Visitor visitor(int leastPoints, long... there) {
    var visitor = new Visitor(7, GAP, leastPoints);
    for (long micros : there) {
      visitor.seen(micros);
      visitor.closest = 3;
    }
    return visitor;
  }

  private static PersonMet met(Visitor visitor) {
    return visitor.acquaintance().orElseThrow().with(Persons.person(7, "Ada", "Lovelace", "A"));
  }

  private static PersonMet met(long first, long last, int times, long duration) {
    return new PersonMet(
        Persons.person(7, "Ada", "Lovelace", "A"),
        LocationKey.ofMicros(first),
        LocationKey.ofMicros(last),
        times,
        Duration.ofNanos(duration * 1_000),
        Distance.ofMetres(3));
  }
}
