package io.udaconnect.domain.location;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.person.PersonId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Locations in a sorted map; several threads may share it. */
public final class MemoryLocations implements LocationStore, Locations {
  private final TreeMap<LocationKey, GeoPoint> seen = new TreeMap<>();
  private final Set<PersonId> forgotten = new HashSet<>();

  @Override
  public synchronized Appended append(List<Location> batch) {
    int stored = 0;
    int differing = 0;
    int ofForgotten = 0;
    for (var location : batch) {
      if (forgotten.contains(location.person())) {
        ofForgotten++;
        continue;
      }
      var known = seen.putIfAbsent(location.key(), location.point());
      if (known == null) stored++;
      else if (!known.equals(location.point())) differing++;
    }
    return new Appended(stored, batch.size() - stored - ofForgotten, differing, ofForgotten, 0);
  }

  @Override
  public synchronized void forget(PersonId person) {
    forgotten.add(person);
    seen.keySet().removeIf(key -> key.person().equals(person));
  }

  @Override
  public synchronized Optional<Location> find(LocationKey key) {
    return Optional.ofNullable(seen.get(key)).map(point -> new Location(key, point));
  }

  @Override
  public synchronized Stream<Location> of(PersonId person, TimeRange range) {
    return all()
        .filter(location -> location.person().equals(person) && range.contains(location.instant()))
        .toList()
        .stream();
  }

  @Override
  public synchronized Stream<Location> in(Net net, Gaze gaze) {
    return all().filter(net::holds).toList().stream();
  }

  @Override
  public void show(Net net, Witness witness) {
    replay(net, witness);
  }

  @Override
  public void replay(Net net, Witness witness) {
    in(net)
        .forEach(
            at ->
                witness.seen(
                    at.person().value(),
                    at.key().micros(),
                    at.point().latitudeE7(),
                    at.point().longitudeE7()));
  }

  @Override
  public synchronized Stream<Location> last() {
    var last = new TreeMap<PersonId, Location>(); // keys sort by time, then device
    seen.forEach((key, point) -> last.put(key.person(), new Location(key, point)));
    return last.values().stream();
  }

  private Stream<Location> all() {
    return seen.entrySet().stream().map(entry -> new Location(entry.getKey(), entry.getValue()));
  }
}
