package io.udaconnect.domain.location;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.range;
import static io.udaconnect.domain.location.Sightings.seen;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.LocationStore.Appended;
import io.udaconnect.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a {@link LocationStore} and the {@link Locations} read from it promise together. */
public interface LocationsContract {
  /** A store in which nothing was seen yet. */
  World nothingSeen();

  record World(LocationStore store, Locations locations) {}

  TimeRange DAY = range("2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z");

  @Test
  default void whatIsAppendedIsFoundByItsKey() {
    var world = nothingSeen();
    var here = seen(1, 7, NOON.plusNanos(123_456_000), 35.0585136, -106.5719566);
    assertThat(world.store().append(List.of(here))).isEqualTo(new Appended(1, 0, 0, 0, 0));
    assertThat(world.locations().find(here.key())).contains(here);
    assertThat(world.locations().find(seen(1, NOON, 0, 0).key())).isEmpty();
  }

  @Test
  default void whatComesAgainIsOneAndTheFirstStays() {
    var world = nothingSeen();
    var first = seen(1, NOON, 10, 20);
    var elsewhere = seen(1, NOON, 10, 21);
    world.store().append(List.of(first));
    assertThat(world.store().append(List.of(first))).isEqualTo(new Appended(0, 1, 0, 0, 0));
    assertThat(world.store().append(List.of(elsewhere))).isEqualTo(new Appended(0, 1, 1, 0, 0));
    assertThat(own(world, 1, DAY)).containsExactly(first);
  }

  @Test
  default void repeatsWithinOneBatchAreOneAndTheFirstStays() {
    var world = nothingSeen();
    var first = seen(1, NOON, 10, 20);
    var batch = List.of(first, first, seen(1, NOON, 10, 21), seen(2, NOON, 10, 20));
    assertThat(world.store().append(batch)).isEqualTo(new Appended(2, 2, 1, 0, 0));
    assertThat(own(world, 1, DAY)).containsExactly(first);
  }

  @Test
  default void twoDevicesOfOnePersonAreTwoLocations() {
    var world = nothingSeen();
    var phone = seen(1, 1, NOON, 10, 20);
    var watch = seen(1, 2, NOON, 10, 21);
    world.store().append(List.of(watch, phone));
    assertThat(own(world, 1, DAY)).containsExactly(phone, watch);
  }

  @Test
  default void lateAndEarlyDaysAreWelcomeInOneBatch() {
    var world = nothingSeen();
    var early = seen(1, LocationKey.EARLIEST, 10, 20);
    var lastOfDay = seen(1, Instant.parse("2026-03-14T23:59:59.999999Z"), 10, 20);
    var firstOfNext = seen(1, Instant.parse("2026-03-15T00:00:00Z"), 10, 20);
    var farAhead = seen(1, Instant.parse("2031-12-31T12:00:00Z"), 10, 20);
    world.store().append(List.of(farAhead, firstOfNext, lastOfDay, early));
    assertThat(own(world, 1, range("2000-01-01T00:00:00Z", "2032-01-01T00:00:00Z")))
        .containsExactly(early, lastOfDay, firstOfNext, farAhead);
    assertThat(own(world, 1, DAY)).containsExactly(lastOfDay);
  }

  @Test
  default void anEmptyBatchChangesNothing() {
    assertThat(nothingSeen().store().append(List.of())).isEqualTo(new Appended(0, 0, 0, 0, 0));
  }

  @Test
  default void aForgottenPersonLeavesNothingBehindAndNothingComesBack() {
    var world = nothingSeen();
    var ada = seen(1, NOON, 10, 20);
    var bob = seen(2, NOON, 10, 20);
    world.store().append(List.of(ada, bob));
    world.store().forget(new PersonId(1));
    world.store().forget(new PersonId(1));
    assertThat(world.store().append(List.of(seen(1, NOON.plusSeconds(1), 10, 20), bob)))
        .isEqualTo(new Appended(0, 1, 0, 1, 0));
    assertThat(own(world, 1, DAY)).isEmpty();
    assertThat(own(world, 2, DAY)).containsExactly(bob);
  }

  @Test
  default void theNetBringsAllThatIsNearInTime() {
    var world = nothingSeen();
    var inside = seen(2, NOON, 48.8584, 2.2945);
    var later = seen(1, NOON.plusSeconds(1), 48.8584, 2.29451);
    var nextDay = seen(1, NOON.plusSeconds(86_400), 48.8584, 2.2945);
    world.store().append(List.of(nextDay, later, inside));
    var net = Net.around(List.of(inside), Distance.ofMetres(5), Optional.empty(), DAY);
    assertThat(in(world, net)).containsExactly(inside, later);
  }

  @Test
  default void theNetReachesAcrossTheAntimeridianAndAroundThePole() {
    var world = nothingSeen();
    var west = seen(1, NOON, 0, 179.99999);
    var east = seen(2, NOON.plusSeconds(1), 0, -179.99999);
    var line = seen(3, NOON.plusSeconds(2), 0, 180);
    var near = seen(4, NOON.plusSeconds(3), 89.99999, 0);
    var far = seen(5, NOON.plusSeconds(4), 89.99999, 180);
    world.store().append(List.of(west, east, line, near, far));
    assertThat(in(world, anyTime(west))).contains(west, east, line);
    assertThat(in(world, anyTime(near))).contains(near, far);
  }

  private static Net anyTime(Location own) {
    return Net.around(List.of(own), Distance.ofMetres(5), Optional.empty(), DAY);
  }

  @Test
  default void theNetHasNoHoleWhateverTheTrackTheReachAndTheTime() {
    var random = new Random(20_260_314);
    var world = nothingSeen();
    var crowd = Crowd.around(random, NOON, 1_000);
    for (int i = 0; i < crowd.size(); i += 250) world.store().append(crowd.subList(i, i + 250));
    for (int i = 0; i < 40; i++) {
      var person = new PersonId(1 + random.nextInt(Crowd.PEOPLE));
      var from = NOON.minusSeconds(random.nextInt(90_000));
      var range = new TimeRange(from, from.plusSeconds(1 + random.nextInt(180_000)));
      var reach = Distance.ofMetres(new double[] {0, 5, 50, 700, 10_000}[random.nextInt(5)]);
      var within =
          Optional.of(Duration.ofSeconds(random.nextInt(3_600)))
              .filter(any -> random.nextBoolean());
      var own = own(world, person.value(), range);
      var net = Net.around(own, reach, within, range);
      var near =
          crowd.stream()
              .filter(seen -> range.contains(seen.instant()))
              .filter(seen -> own.stream().anyMatch(mine -> isNear(mine, seen, reach, within)))
              .sorted(comparing(Location::key))
              .toList();
      var brought = in(world, net);
      assertThat(brought).isSortedAccordingTo(comparing(Location::key)).doesNotHaveDuplicates();
      assertThat(brought).containsAll(near).allMatch(seen -> range.contains(seen.instant()));
      var points = brought.stream().map(Location::point).toList();
      assertThat(told(witness -> world.locations().replay(net, witness))).isEqualTo(points);
      assertThat(told(witness -> world.locations().show(net, witness)))
          .containsExactlyInAnyOrderElementsOf(points);
      assertThat(hours(witness -> world.locations().show(net, witness))).isSorted();
      var picky = new PickyWitness();
      world.locations().show(net, picky);
      assertThat(picky.seen)
          .containsExactlyInAnyOrderElementsOf(
              points.stream().filter(PickyWitness::isLookedAt).toList());
      try (var looked = world.locations().in(net, picky::looksAt)) {
        assertThat(looked.filter(seen -> PickyWitness.isLookedAt(seen.point())))
            .containsExactlyElementsOf(
                brought.stream().filter(seen -> PickyWitness.isLookedAt(seen.point())).toList());
      }
    }
  }

  /** Who looks at some places only may be told of others, too. */
  final class PickyWitness implements Witness {
    private final List<GeoPoint> seen = new ArrayList<>();

    private static boolean isLookedAt(GeoPoint point) {
      return point.latitudeE7() % 10 >= 5;
    }

    @Override
    public int looksAt(Patch patch, int[] matter) {
      int count = 0;
      for (int i = 0; i < patch.count(); i++) {
        assertThat(patch.place()).isEqualTo(Net.place(patch.latitudeE7(i), patch.longitudeE7(i)));
        var point = new GeoPoint(patch.latitudeE7(i), patch.longitudeE7(i));
        if (isLookedAt(point)) matter[count++] = i;
      }
      return count;
    }

    @Override
    public void seen(long person, long micros, int latitudeE7, int longitudeE7) {
      var point = new GeoPoint(latitudeE7, longitudeE7);
      if (isLookedAt(point)) seen.add(point);
    }
  }

  private static List<Long> hours(Consumer<Witness> telling) {
    var hours = new ArrayList<Long>();
    telling.accept(
        (person, micros, latitudeE7, longitudeE7) ->
            hours.add(Math.floorDiv(micros, 3_600_000_000L)));
    return hours;
  }

  private static boolean isNear(
      Location mine, Location seen, Distance reach, Optional<Duration> within) {
    return mine.point().to(seen.point()).compareTo(reach) <= 0
        && within.stream()
            .allMatch(
                most ->
                    Duration.between(mine.instant(), seen.instant()).abs().compareTo(most) <= 0);
  }

  private static List<GeoPoint> told(Consumer<Witness> telling) {
    var points = new ArrayList<GeoPoint>();
    telling.accept(
        (person, micros, latitudeE7, longitudeE7) ->
            points.add(new GeoPoint(latitudeE7, longitudeE7)));
    return points;
  }

  @Test
  default void aNetAroundNothingIsEmptyAndOneEverywhereHasAll() {
    var world = nothingSeen();
    var here = seen(1, NOON, 10, 20);
    var there = seen(2, NOON.plusSeconds(7_200), -10, -20);
    world.store().append(List.of(there, here, seen(1, NOON.plusSeconds(86_400), 10, 20)));
    assertThat(in(world, Net.around(List.of(), Distance.ofMetres(5), Optional.empty(), DAY)))
        .isEmpty();
    assertThat(in(world, Net.everywhere(DAY))).containsExactly(here, there);
  }

  @Test
  default void theNetOfABoxHasAllThatIsInItWhereverItIs() {
    var random = new Random(20_260_315);
    var world = nothingSeen();
    var crowd = Crowd.around(random, NOON, 1_000);
    world.store().append(crowd);
    for (int i = 0; i < 40; i++) {
      var middle = crowd.get(random.nextInt(crowd.size())).point();
      var reach = Distance.ofMetres(new double[] {0, 10, 1_000, 100_000}[random.nextInt(4)]);
      var box = GeoBox.around(List.of(middle), reach);
      var brought = in(world, Net.within(box, DAY));
      assertThat(brought).isSortedAccordingTo(comparing(Location::key)).doesNotHaveDuplicates();
      assertThat(brought)
          .containsAll(
              crowd.stream()
                  .filter(seen -> DAY.contains(seen.instant()) && box.contains(seen.point()))
                  .toList());
    }
  }

  @Test
  default void aForgottenPersonIsInNoNet() {
    var world = nothingSeen();
    var bob = seen(2, NOON, 10, 20);
    world.store().append(List.of(seen(1, NOON, 10, 20), bob));
    world.store().forget(new PersonId(1));
    assertThat(in(world, Net.everywhere(DAY))).containsExactly(bob);
  }

  @Test
  default void severalWritersAtOnceStoreEachLocationOnce() throws Exception {
    var world = nothingSeen();
    var batch =
        IntStream.range(0, 1_000)
            .mapToObj(i -> seen(1 + i % 10, NOON.plusSeconds(3_600L * i), 10, 20))
            .toList();
    var writers = Executors.newFixedThreadPool(4);
    try {
      Callable<Appended> write = () -> world.store().append(batch);
      int stored = 0;
      for (var written : writers.invokeAll(List.of(write, write, write, write))) {
        stored += written.get().stored();
      }
      assertThat(stored).isEqualTo(1_000);
    } finally {
      writers.shutdown();
    }
    assertThat(own(world, 1, range("2026-03-14T00:00:00Z", "2027-03-14T00:00:00Z"))).hasSize(100);
  }

  @Test
  default void theLastLocationOfEachPersonIsTheNewestHoweverLateTheOthersCome() {
    var world = nothingSeen();
    var ada = seen(1, NOON.plusSeconds(86_400), 10, 20);
    var bob = seen(2, NOON, 10, 20);
    var early = seen(1, NOON.plusSeconds(1), 10, 21);
    assertThat(last(world)).isEmpty();
    world.store().append(List.of(bob, ada, seen(1, NOON, 10, 22)));
    assertThat(last(world)).containsExactly(ada, bob);
    world.store().append(List.of(early, seen(2, NOON.minusSeconds(86_400), 1, 1)));
    assertThat(last(world)).containsExactly(ada, bob);
    var newer = seen(2, NOON.plusMillis(1), 11, 20);
    var nextDay = seen(1, NOON.plusSeconds(2 * 86_400), 12, 20);
    world.store().append(List.of(nextDay, newer));
    assertThat(last(world)).containsExactly(nextDay, newer);
  }

  @Test
  default void aRepeatThatDiffersIsNotTheLastLocation() {
    var world = nothingSeen();
    var first = seen(1, NOON, 10, 20);
    world.store().append(List.of(first, seen(1, NOON, 10, 21)));
    world.store().append(List.of(seen(1, NOON, 10, 22)));
    assertThat(last(world)).containsExactly(first);
  }

  @Test
  default void ofTwoDevicesAtOneInstantTheGreaterNumberIsLastWhicheverCameFirst() {
    var world = nothingSeen();
    var phone = seen(1, 1, NOON, 10, 20);
    var watch = seen(1, 2, NOON, 10, 21);
    world.store().append(List.of(watch));
    world.store().append(List.of(phone));
    world.store().append(List.of(seen(2, 1, NOON, 10, 20)));
    world.store().append(List.of(seen(2, 2, NOON, 10, 21)));
    assertThat(last(world)).containsExactly(watch, seen(2, 2, NOON, 10, 21));
  }

  @Test
  default void aForgottenPersonHasNoLastLocation() {
    var world = nothingSeen();
    var bob = seen(2, NOON, 10, 20);
    world.store().append(List.of(seen(1, NOON, 10, 20), bob));
    world.store().forget(new PersonId(1));
    world.store().append(List.of(seen(1, NOON.plusSeconds(86_400), 10, 20)));
    assertThat(last(world)).containsExactly(bob);
  }

  private static List<Location> last(World world) {
    return list(world.locations().last());
  }

  private static List<Location> own(World world, long person, TimeRange range) {
    return list(world.locations().of(new PersonId(person), range));
  }

  private static List<Location> in(World world, Net net) {
    return list(world.locations().in(net));
  }

  private static List<Location> list(Stream<Location> stream) {
    try (stream) {
      return stream.toList();
    }
  }
}
