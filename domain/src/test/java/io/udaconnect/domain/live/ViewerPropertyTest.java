package io.udaconnect.domain.live;

import static io.udaconnect.domain.location.Sightings.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.live.Onlooker.Seen;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** In any world, whoever has caught up sees what they would if they were told everything. */
class ViewerPropertyTest {
  private static final int PARTITIONS = 3;

  private Random random;
  private int people;
  private double spread;

  /** What was written down, and what is true after it. */
  private final List<Location> topic = new ArrayList<>();

  private final Map<Long, Location> truth = new HashMap<>();
  private final Set<Long> removed = new HashSet<>();
  private final List<Long> removals = new ArrayList<>();

  /** One of several that read the same. */
  private final class Instance {
    final Whereabouts whereabouts = new Whereabouts(Onlooker.WRITING);
    final long[] next = new long[PARTITIONS];
    int read;
    int removalsRead;

    /** Begins there; what was before is in the store, and perhaps more. */
    Instance(int from, int stored) {
      for (; read < from; read++) next[partition(topic.get(read))]++;
      whereabouts.begin(1, next);
      var last = new HashMap<Long, Location>();
      for (var location : topic.subList(0, stored)) keepNewer(last, location);
      last.keySet().removeAll(removed);
      last.values().forEach(whereabouts::seen);
      readRemovals();
    }

    void readRemovals() {
      for (; removalsRead < removals.size(); removalsRead++) {
        whereabouts.removed(new PersonId(removals.get(removalsRead)), removalsRead);
      }
    }

    void readSome(int most) {
      readRemovals();
      for (int i = 0; i < most && read < topic.size(); i++, read++) {
        var location = topic.get(read);
        int partition = partition(location);
        if (!removed.contains(location.person().value())) {
          whereabouts.seen(location, partition, next[partition]);
        }
        whereabouts.reached(partition, ++next[partition]);
      }
      whereabouts.current(read == topic.size());
    }
  }

  private static int partition(Location location) {
    return (int) (location.person().value() % PARTITIONS);
  }

  @Property(tries = 300)
  void whoCatchesUpSeesTheTruth(@ForAll long seed) {
    var instances = world(seed);
    var onlookers = new HashMap<Onlooker, View>();
    for (int step = 0; step < 60; step++) {
      happen();
      var here = instances.get(random.nextInt(instances.size()));
      here.readSome(random.nextInt(40));
      if (onlookers.size() < 6) {
        var view = view();
        onlookers.put(Onlooker.at(here.whereabouts, view), view);
      }
      for (var one : onlookers.keySet()) {
        if (random.nextInt(4) == 0) one.take();
        if (random.nextInt(20) == 0) comeBack(one, onlookers, instances);
      }
      if (random.nextInt(30) == 0) {
        int stored = random.nextInt(topic.size() + 1);
        instances.add(new Instance(random.nextInt(stored + 1), stored));
      }
    }
    for (var one : instances) one.readSome(Integer.MAX_VALUE);
    onlookers.forEach(
        (one, view) -> assertThat(one.catchUp().map).as("%s", view.box()).isEqualTo(inView(view)));
  }

  private List<Instance> world(long seed) {
    random = new Random(seed);
    people = 1 + random.nextInt(200);
    spread = new double[] {0, 0.0005, 1, 180}[random.nextInt(4)];
    topic.clear();
    truth.clear();
    removed.clear();
    removals.clear();
    return new ArrayList<>(List.of(new Instance(0, 0), new Instance(0, 0)));
  }

  /** To the same or to another instance; mostly with the mark, and to the same view. */
  private void comeBack(Onlooker one, Map<Onlooker, View> onlookers, List<Instance> instances) {
    if (random.nextInt(4) == 0) onlookers.put(one, view());
    var where = instances.get(random.nextInt(instances.size())).whereabouts;
    one.comeTo(where, onlookers.get(one));
  }

  private void happen() {
    for (int i = random.nextInt(30); i > 0; i--) {
      long person = 1L + random.nextInt(people);
      if (removed.contains(person)) continue;
      if (random.nextInt(100) == 0) {
        removed.add(person);
        removals.add(person);
        truth.remove(person);
        continue;
      }
      var key =
          new LocationKey(
              new PersonId(person),
              new DeviceId(random.nextInt(2)),
              NOON.plusSeconds(topic.size() / 10L - random.nextInt(5)));
      var location = new Location(key, GeoPoint.of(degrees() / 2, degrees()));
      if (truth.containsKey(person) && truth.get(person).key().equals(key)) continue;
      topic.add(location);
      keepNewer(truth, location);
    }
  }

  private double degrees() {
    return (2 * random.nextDouble() - 1) * spread;
  }

  private static void keepNewer(Map<Long, Location> newest, Location location) {
    newest.merge(
        location.person().value(),
        location,
        (one, other) -> other.key().compareTo(one.key()) > 0 ? other : one);
  }

  private View view() {
    var ids = random.longs(random.nextInt(5), 1, people + 1).toArray();
    return switch (random.nextInt(4)) {
      case 0 -> View.WHOLE;
      case 1 -> View.of(Optional.empty(), ids);
      case 2 -> View.of(Optional.of(box()), ids);
      default -> View.of(Optional.of(box()));
    };
  }

  private GeoBox box() {
    double one = degrees() / 2;
    double other = degrees() / 2;
    return GeoBox.of(degrees(), Math.min(one, other), degrees(), Math.max(one, other));
  }

  private Map<Long, Seen> inView(View view) {
    var shown = new TreeMap<Long, Seen>();
    truth.forEach(
        (person, location) -> {
          var at = location.point();
          boolean isIn = view.box().stream().anyMatch(box -> box.contains(at));
          if (isIn || view.isWhole() || view.names(person)) {
            shown.put(person, new Seen(at.latitudeE7(), at.longitudeE7(), location.key().micros()));
          }
        });
    return shown;
  }
}
