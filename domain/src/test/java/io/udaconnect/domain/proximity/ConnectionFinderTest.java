package io.udaconnect.domain.proximity;

import static io.udaconnect.domain.Refusals.refusal;
import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.range;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.Gaze;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.Locations;
import io.udaconnect.domain.location.MemoryLocations;
import io.udaconnect.domain.location.Net;
import io.udaconnect.domain.location.Witness;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.Persons;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFinderTest {
  private static final TimeRange DAY = range("2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z");
  private static final ConnectionRule FIVE_METRES =
      ConnectionRule.anyTime(ConnectionRule.USUAL_REACH);
  private static final PersonId ADA = new PersonId(1);

  private final MemoryPeople people = new MemoryPeople();
  private final MemoryLocations locations = new MemoryLocations();
  private final ConnectionFinder finder = new ConnectionFinder(people, locations);

  @BeforeEach
  void adaAndBobAreRegistered() {
    people.put(List.of(Persons.ada(), Persons.bob()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Paris and a step east, 48.8584, 2.2945, 48.8584, 2.29456, 4.403",
    "Tromsø and a step east, 69.6492, 18.9553, 69.6492, 18.9554, 3.883",
    "both sides of the antimeridian, 0, 179.99999, 0, -179.99999, 2.226",
    "both sides of the pole, 89.99999, 0, 89.99999, 180, 2.234"
  })
  void peopleWithinFiveMetresAreConnected(
      String where, double lat1, double lon1, double lat2, double lon2, double metres) {
    var mine = seen(1, NOON, lat1, lon1);
    var theirs = seen(2, NOON.plusSeconds(3_600), lat2, lon2);
    locations.append(List.of(mine, theirs));
    assertThat(find(FIVE_METRES))
        .as(where)
        .singleElement()
        .satisfies(
            met -> {
              assertThat(met.person()).isEqualTo(Persons.bob());
              assertThat(met.location()).isEqualTo(theirs);
              assertThat(met.distance().metres()).isCloseTo(metres, within(0.0005));
              assertThat(met.ownTime()).isEqualTo(NOON);
            });
  }

  @Test
  void peopleMoreThanFiveMetresApartAreNot() {
    locations.append(List.of(seen(1, NOON, 48.8584, 2.2945), seen(2, NOON, 48.85845, 2.2945)));
    assertThat(find(FIVE_METRES)).isEmpty();
    assertThat(find(ConnectionRule.anyTime(Distance.ofMetres(5.6)))).hasSize(1);
  }

  @Test
  void aLocationNearSeveralOfMineIsOneConnectionWithTheClosest() {
    var nearer = seen(1, NOON.plusSeconds(5), 48.8584, 2.29451);
    var bob = seen(2, NOON, 48.8584, 2.2945);
    locations.append(
        List.of(
            seen(1, NOON, 48.8584, 2.29452),
            nearer,
            seen(1, NOON.plusSeconds(9), 48.8584, 2.29453),
            bob));
    assertThat(find(FIVE_METRES))
        .containsExactly(
            new Connection(
                Persons.bob(), bob, nearer.point().to(bob.point()), NOON.plusSeconds(5)));
  }

  @Test
  void connectionsComeInTheOrderOfTimeThenPerson() {
    people.put(List.of(Persons.person(3, "Cy", "Young", "Indians")));
    var third = seen(2, NOON.plusSeconds(1), 10, 20);
    var first = seen(2, NOON, 10, 20);
    var second = seen(3, NOON, 10, 20);
    locations.append(List.of(third, second, first, seen(1, NOON, 10, 20)));
    assertThat(find(FIVE_METRES))
        .extracting(Connection::location)
        .containsExactly(first, second, third);
  }

  @Test
  void theRangeHoldsForBothSidesAlike() {
    var mine = seen(1, Instant.parse("2026-03-14T23:59:59.999999Z"), 10, 20);
    var theirs = seen(2, Instant.parse("2026-03-15T00:00:00Z"), 10, 20);
    locations.append(List.of(mine, theirs));
    assertThat(find(FIVE_METRES)).isEmpty();
    var nextDay = range("2026-03-15T00:00:00Z", "2026-03-16T00:00:00Z");
    assertThat(finder.find(ADA, nextDay, FIVE_METRES)).isEmpty();
    var both = range("2026-03-14T00:00:00Z", "2026-03-16T00:00:00Z");
    assertThat(finder.find(ADA, both, FIVE_METRES)).hasSize(1);
  }

  @Test
  void togetherMeansAtNearlyTheSameTime() {
    locations.append(List.of(seen(1, NOON, 10, 20), seen(2, NOON.plusSeconds(61), 10, 20)));
    assertThat(find(FIVE_METRES)).hasSize(1);
    var minute = ConnectionRule.together(ConnectionRule.USUAL_REACH, Duration.ofMinutes(1));
    assertThat(find(minute)).isEmpty();
  }

  @Test
  void nobodyMeetsThemselvesThroughTwoDevices() {
    locations.append(List.of(seen(1, 1, NOON, 10, 20), seen(1, 2, NOON, 10, 20)));
    assertThat(find(FIVE_METRES)).isEmpty();
  }

  @Test
  void whoWasNowhereMetNobody() {
    locations.append(List.of(seen(2, NOON, 10, 20)));
    assertThat(find(FIVE_METRES)).isEmpty();
  }

  @Test
  void whoWasRemovedIsMetNoMoreThoughTheirLocationsAreStillThere() {
    locations.append(List.of(seen(1, NOON, 10, 20), seen(2, NOON, 10, 20)));
    people.remove(Persons.bob().id());
    assertThat(find(FIVE_METRES)).isEmpty();
  }

  @Test
  void aStrangersQuestionIsRefused() {
    locations.append(List.of(seen(9, NOON, 10, 20)));
    assertThat(refusal(() -> finder.find(new PersonId(9), DAY, FIVE_METRES)).reason())
        .isEqualTo(Reason.UNKNOWN);
  }

  @Test
  void aStoreMayBringTooMuchAndItsStreamsAreClosed() {
    var mine = seen(1, NOON, 10, 20);
    var near = seen(2, NOON, 10, 20);
    var store = new CarelessLocations(List.of(mine, near, seen(2, NOON.plusSeconds(1), -10, 20)));
    try (var found = new ConnectionFinder(people, store).find(ADA, DAY, FIVE_METRES)) {
      assertThat(store.closed).containsExactly("own");
      assertThat(found.map(Connection::location)).containsExactly(near);
    }
    assertThat(store.closed).containsExactly("own", "all");
  }

  @Test
  void aConnectionIsWhole() {
    var at = seen(2, NOON, 10, 20);
    var bob = Persons.bob();
    var reach = Distance.ofMetres(1);
    assertThatThrownBy(() -> new Connection(null, at, reach, NOON))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new Connection(bob, null, reach, NOON))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new Connection(bob, at, null, NOON))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new Connection(bob, at, reach, null))
        .isInstanceOf(NullPointerException.class);
  }

  private List<Connection> find(ConnectionRule rule) {
    try (var found = finder.find(ADA, DAY, rule)) {
      return found.toList();
    }
  }

  /** Looks at no net, and notes which of its streams were closed. */
  private static final class CarelessLocations implements Locations {
    private final List<Location> all;
    private final List<String> closed = new ArrayList<>();

    CarelessLocations(List<Location> all) {
      this.all = all;
    }

    @Override
    public Optional<Location> find(LocationKey key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Stream<Location> of(PersonId person, TimeRange range) {
      return all.stream().filter(at -> at.person().equals(person)).onClose(() -> closed.add("own"));
    }

    @Override
    public Stream<Location> in(Net net, Gaze gaze) {
      return all.stream().onClose(() -> closed.add("all"));
    }

    @Override
    public void replay(Net net, Witness witness) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void show(Net net, Witness witness) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Stream<Location> last() {
      throw new UnsupportedOperationException();
    }
  }
}
