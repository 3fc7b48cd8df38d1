package io.udaconnect.domain.proximity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.Persons;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VisitorTest {
  private static final Person ADA = Persons.person(7, "Ada", "Lovelace", "A");
  private static final long GAP = 10;

  @Test
  void closerThanAGapIsOneVisitWhicheverCameFirst() {
    assertThat(visits(1, 100, 109, 91)).contains(met(91, 109, 1, 18));
    assertThat(visits(1, 100, 110)).contains(met(100, 110, 2, 0));
    assertThat(visits(1, 110, 100)).contains(met(100, 110, 2, 0));
  }

  @Test
  void whatComesBetweenTwoVisitsJoinsThem() {
    assertThat(visits(1, 100, 118, 109)).contains(met(100, 118, 1, 18));
    assertThat(visits(1, 100, 118, 200, 109)).contains(met(100, 200, 2, 18));
  }

  @Test
  void withoutAGapOnlyWhatIsOfOneInstantIsOneVisit() {
    var visitor = new Visitor(7);
    hour(visitor, new Spells(0, 1), 5, 5, 6, 5);
    assertThat(met(visitor, 1)).contains(met(5, 6, 2, 0));
  }

  @Test
  void manyVisitsInAnyOrderAreAsManyAsInOrder() {
    var there = LongStream.range(0, 500).map(i -> i * 7_919 % 500 * 6).toArray();
    assertThat(visits(1, there)).contains(met(0, 2_994, 1, 2_994));
    var apart = LongStream.range(0, 500).map(i -> i * 7_919 % 500 * 10).toArray();
    assertThat(visits(1, apart)).contains(met(0, 4_990, 500, 0));
  }

  @Test
  void aVisitGoesOnInTheNextHour() {
    var visitor = new Visitor(7);
    var spells = new Spells(GAP, 1);
    hour(visitor, spells, 150, 100);
    hour(visitor, spells, 200, 159);
    hour(visitor, spells, 209);
    assertThat(met(visitor, 1)).contains(met(100, 209, 3, 18));
  }

  @Test
  void aSpellInsideALongerOneEndsNoVisit() {
    var visitor = new Visitor(7);
    var spells = new Spells(GAP, 1);
    spells.add(visitor, 100, 150, 2, 3);
    spells.add(visitor, 110, 120, 2, 3);
    spells.add(visitor, 159, 170, 2, 3);
    spells.end();
    assertThat(met(visitor, 1)).contains(met(100, 170, 1, 70));
  }

  @Test
  void aVisitOfTooFewLocationsIsNoneAndSoIsHowCloseTheyCameThen() {
    var visitor = new Visitor(7);
    var spells = new Spells(GAP, 2);
    spells.add(visitor, 100, 100, 1, 1);
    spells.add(visitor, 200, 200, 1, 4);
    spells.end();
    assertThat(visitor.closest).isInfinite();
    spells.add(visitor, 209, 209, 1, 3);
    spells.add(visitor, 300, 300, 1, 2);
    spells.end();
    assertThat(met(visitor, 2)).contains(met(200, 209, 1, 9));
    assertThat(visits(2, 100, 200, 300)).isEmpty();
  }

  @Test
  void locationsOfOneVisitThatCameApartAreAddedUp() {
    assertThat(visits(3, 100, 200, 109, 300, 105)).contains(met(100, 109, 1, 9));
    assertThat(visits(4, 100, 200, 109, 300, 105)).isEmpty();
  }

  @Test
  void whoeverIsAskedTwiceSaysTheSame() {
    var visitor = new Visitor(7);
    hour(visitor, new Spells(GAP, 1), 100, 200, 109);
    assertThat(met(visitor, 1)).isEqualTo(met(visitor, 1)).isPresent();
  }

  @Test
  void anHourBeforeTheOneThatWasIsNotTaken() {
    var here = new GeoPoint(0, 0);
    var key = new LocationKey(new PersonId(1), new DeviceId(0), LocationKey.EARLIEST);
    var near = ConnectionRule.anyTime(Distance.ofMetres(5));
    var visitors =
        new Visitors(List.of(new Location(key, here)), new EncounterRule(near, Duration.ZERO, 2));
    visitors.seen(7, 7_200_000_000L, 0, 0);
    assertThatThrownBy(() -> visitors.seen(7, 7_199_999_999L, 0, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("hours out of order");
  }

  private static Optional<PersonMet> visits(int leastPoints, long... there) {
    var visitor = new Visitor(7);
    hour(visitor, new Spells(GAP, leastPoints), there);
    return met(visitor, leastPoints);
  }

  private static Optional<PersonMet> met(Visitor visitor, int leastPoints) {
    visitor.end(leastPoints);
    return visitor.wasMet() ? Optional.of(visitor.met(ADA)) : Optional.empty();
  }

  private static void hour(Visitor visitor, Spells spells, long... there) {
    for (long micros : there) spells.add(visitor, micros, micros, 1, 3);
    spells.end();
  }

  private static PersonMet met(long first, long last, int times, long duration) {
    return new PersonMet(
        ADA,
        LocationKey.ofMicros(first),
        LocationKey.ofMicros(last),
        times,
        Duration.ofNanos(duration * 1_000),
        Distance.ofMetres(3));
  }
}
