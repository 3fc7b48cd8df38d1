package io.udaconnect.domain.proximity;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.geo.Places;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.Persons;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Generated worlds: a handful of people in a room, on a street or in a town, anywhere on earth, in
 * the hours around a midnight. Many are at one point or at one instant; some locations come again,
 * a few of those from elsewhere; one of the people was removed and left their locations behind.
 */
public final class SmallWorlds {
  /** Everyone who is registered. */
  public static final List<PersonId> REGISTERED =
      LongStream.rangeClosed(1, 4).mapToObj(PersonId::new).toList();

  private static final Instant MIDNIGHT = Instant.parse("2026-03-15T00:00:00Z");
  private static final long REMOVED = 5;
  private static final long DEVICES = 2;

  private SmallWorlds() {}

  /**
   * A world and a question to it.
   *
   * @param arrived all locations in the order in which they came in
   */
  public record SmallWorld(List<Location> arrived, TimeRange range, ConnectionRule rule) {
    /** Those who are registered in every small world. */
    public MemoryPeople people() {
      var people = new MemoryPeople();
      for (var id : REGISTERED) {
        people.put(List.of(Persons.person(id.value(), "Person", "Number", id.toString())));
      }
      return people;
    }
  }

  /** All kinds of small worlds. */
  public static Arbitrary<SmallWorld> any() {
    var sizes = Arbitraries.of(0.5, 8.0, 60.0, 1_000.0, 12_000.0);
    return Combinators.combine(Places.anywhere(), sizes)
        .as((centre, metres) -> Places.near(centre, metres).list().ofMinSize(1).ofMaxSize(12))
        .flatMap(SmallWorlds::amongPoints);
  }

  private static Arbitrary<SmallWorld> amongPoints(Arbitrary<List<GeoPoint>> somePoints) {
    return somePoints.flatMap(
        points ->
            Combinators.combine(locations(points).list().ofMaxSize(40), ranges(), rules())
                .as(SmallWorld::new));
  }

  private static Arbitrary<Location> locations(List<GeoPoint> points) {
    return Combinators.combine(
            Arbitraries.longs().between(1, REMOVED),
            Arbitraries.longs().between(0, DEVICES),
            instants(),
            Arbitraries.of(points))
        .as(
            (person, device, instant, point) ->
                new Location(
                    new LocationKey(new PersonId(person), new DeviceId(device), instant), point));
  }

  /** Few different ones, so that some are equal and some just as far apart as a rule says. */
  private static Arbitrary<Instant> instants() {
    return Arbitraries.of(-3_600L, -61L, -60L, -1L, 0L, 1L, 59L, 60L, 3_600L)
        .map(MIDNIGHT::plusSeconds);
  }

  private static Arbitrary<TimeRange> ranges() {
    var from = Arbitraries.of(-7_200L, -7_200L, -60L, 0L).map(MIDNIGHT::plusSeconds);
    var to = Arbitraries.of(1L, 60L, 7_200L, 7_200L).map(MIDNIGHT::plusSeconds);
    return Combinators.combine(from, to).as(TimeRange::new);
  }

  private static Arbitrary<ConnectionRule> rules() {
    var reaches = Arbitraries.of(0.0, 1.0, 5.0, 50.0, 500.0, 10_000.0).map(Distance::ofMetres);
    var withins = Arbitraries.of(0L, 1L, 60L).map(Duration::ofSeconds).optional(0.5);
    return Combinators.combine(reaches, withins)
        .as((reach, within) -> new ConnectionRule(reach, within));
  }

  /** The first that came of each key. */
  static List<Location> firstOfEachKey(List<Location> arrived) {
    var known = new LinkedHashMap<LocationKey, Location>();
    for (var location : arrived) known.putIfAbsent(location.key(), location);
    return List.copyOf(known.values());
  }
}
