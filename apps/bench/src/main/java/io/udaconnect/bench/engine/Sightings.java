package io.udaconnect.bench.engine;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.Witness;
import io.udaconnect.domain.person.PersonId;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Many locations in some order, without an object for each. */
final class Sightings {
  private final int[] persons;
  private final long[] micros;
  private final int[] latitudesE7;
  private final int[] longitudesE7;

  Sightings(int[] persons, long[] micros, int[] latitudesE7, int[] longitudesE7) {
    this.persons = persons;
    this.micros = micros;
    this.latitudesE7 = latitudesE7;
    this.longitudesE7 = longitudesE7;
  }

  int size() {
    return persons.length;
  }

  int person(int i) {
    return persons[i];
  }

  long micros(int i) {
    return micros[i];
  }

  int latitudeE7(int i) {
    return latitudesE7[i];
  }

  int longitudeE7(int i) {
    return longitudesE7[i];
  }

  Location location(int i) {
    var person = new PersonId(persons[i]);
    return new Location(
        new LocationKey(person, DeviceId.NONE, LocationKey.ofMicros(micros[i])),
        new GeoPoint(latitudesE7[i], longitudesE7[i]));
  }

  List<Location> of(int person) {
    return IntStream.range(0, size())
        .filter(i -> persons[i] == person)
        .mapToObj(this::location)
        .toList();
  }

  /** At most so many of those, in the same order. */
  Sightings only(IntPredicate which, int limit) {
    return pick(IntStream.range(0, size()).filter(which).limit(limit).toArray());
  }

  /** Those with lesser numbers first, of each number in the same order. */
  Sightings by(IntToLongFunction number) {
    return pick(
        IntStream.range(0, size())
            .boxed()
            .sorted((i, k) -> Long.compare(number.applyAsLong(i), number.applyAsLong(k)))
            .mapToInt(Integer::intValue)
            .toArray());
  }

  private Sightings pick(int[] places) {
    return new Sightings(
        Arrays.stream(places).map(i -> persons[i]).toArray(),
        Arrays.stream(places).mapToLong(i -> micros[i]).toArray(),
        Arrays.stream(places).map(i -> latitudesE7[i]).toArray(),
        Arrays.stream(places).map(i -> longitudesE7[i]).toArray());
  }

  void show(Witness witness) {
    for (int i = 0; i < persons.length; i++) {
      witness.seen(persons[i], micros[i], latitudesE7[i], longitudesE7[i]);
    }
  }
}
