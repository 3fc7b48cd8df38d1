package io.udaconnect.domain.live;

import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.live.Removals.Removal;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where everyone is now: of each person the newest location, however late others come. What changes
 * gets the next number, so that each {@link Viewer} can be told what is new since. It grows with
 * the number of persons, and with nothing else. Threads may share it.
 */
public final class Whereabouts {
  /** How a position is written for viewers: once for each change, however many look on. */
  @FunctionalInterface
  public interface Writing {
    byte[] write(long person, int latitudeE7, int longitudeE7, long micros);
  }

  private final Writing writing;

  // guarded by this, as all that follows; viewers take the same lock
  private final Sightings sightings = new Sightings();
  private final ChangeLog changes = new ChangeLog();
  private final PlaceTree places = new PlaceTree();
  private final Removals removals = new Removals();
  private long change;
  private long newest = Long.MIN_VALUE;

  private long topic;
  private long[] from = {};
  private long[] next = {};
  private long nextPerson;
  private boolean isCurrent;
  private long behind;

  public Whereabouts(Writing writing) {
    this.writing = requireNonNull(writing);
  }

  /**
   * Somebody begins to read the topic of locations, and will tell of each record from there on.
   * What was before is in the store.
   *
   * @param topic a number that is the same for every reader of this topic, and no other's
   * @param from an offset for each partition
   */
  public synchronized void begin(long topic, long[] from) {
    this.topic = topic;
    this.from = from.clone();
    this.next = from.clone();
    isCurrent = false;
  }

  /** A record of the topic says so. */
  public synchronized void seen(Location location, int partition, long offset) {
    place(location, partition, offset);
  }

  /** The store says so. */
  public synchronized void seen(Location location) {
    place(location, 0, Sighting.FROM_STORE);
  }

  private void place(Location location, int partition, long offset) {
    long person = location.person().value();
    long micros = location.key().micros();
    long device = location.key().device().value();
    var known = sightings.find(person);
    if (known == null) {
      known = sightings.add(person);
    } else if (known.isOlderThan(micros, device)) {
      places.remove(known, change + 1);
    } else if (confirms(known, micros, device, offset)) {
      // the same again, but now its offset is known, which marks need
      places.remove(known, change + 1);
    } else {
      return;
    }
    known.latitudeE7 = location.point().latitudeE7();
    known.longitudeE7 = location.point().longitudeE7();
    known.micros = micros;
    known.device = device;
    known.partition = partition;
    known.offset = offset;
    known.written = null;
    known.change = ++change;
    changes.add(known);
    places.add(known);
    newest = Math.max(newest, micros);
  }

  private static boolean confirms(Sighting known, long micros, long device, long offset) {
    return known.offset == Sighting.FROM_STORE
        && offset != Sighting.FROM_STORE
        && known.micros == micros
        && known.device == device;
  }

  /** Every record of this partition before this offset was told of, as far as it could be read. */
  public synchronized void reached(int partition, long offset) {
    next[partition] = offset;
  }

  /**
   * Somebody is no more; whoever tells sees to it that they do not come back.
   *
   * @param offset where the topic of persons says so
   */
  public synchronized void removed(PersonId person, long offset) {
    remove(person.value(), offset);
    nextPerson = Math.max(nextPerson, offset + 1);
  }

  /**
   * Some are no more, too many or too suddenly to be told of one by one.
   *
   * @param isGone says of whom a position is known whether they are among them
   * @param offset where the topic of persons goes on
   */
  public synchronized void removed(Predicate<PersonId> isGone, long offset) {
    nextPerson = Math.max(nextPerson, offset);
    for (long person : sightings.all()) {
      if (isGone.test(new PersonId(person))) remove(person, nextPerson);
    }
    removals.forgetBefore(offset);
  }

  private void remove(long person, long offset) {
    var known = sightings.find(person);
    change++;
    removals.add(new Removal(person, known == null ? -1 : known.number, offset));
    if (known == null) return;
    places.remove(known, change);
    sightings.remove(known);
    known.change = change; // which the log of changes does not have, and so leaves out
  }

  /** Whether all that was stored and all that is in the topic is here, but for what just comes. */
  public synchronized void current(boolean is) {
    isCurrent = is;
  }

  public synchronized boolean isCurrent() {
    return isCurrent;
  }

  /** So many records of the topic are yet to be told of. */
  public synchronized void behind(long records) {
    behind = records;
  }

  public synchronized long behind() {
    return behind;
  }

  /** Of how many persons a position is known. */
  public synchronized int people() {
    return sightings.size();
  }

  /** The newest instant of any position. */
  public synchronized Optional<Instant> newest() {
    return newest == Long.MIN_VALUE ? Optional.empty() : Optional.of(LocationKey.ofMicros(newest));
  }

  /** Somebody who looks on, and sees nothing yet. */
  public Viewer viewer() {
    return new Viewer(this);
  }

  // for viewers, who hold the lock

  /** Whether anybody reads; before, nothing is known, not even that there is nobody. */
  boolean hasBegun() {
    return from.length > 0;
  }

  long change() {
    return change;
  }

  Sightings sightings() {
    return sightings;
  }

  ChangeLog changes() {
    return changes;
  }

  PlaceTree places() {
    return places;
  }

  Removals removals() {
    return removals;
  }

  byte[] written(Sighting sighting) {
    if (sighting.written == null) {
      sighting.written =
          writing.write(
              sighting.person, sighting.latitudeE7, sighting.longitudeE7, sighting.micros);
    }
    return sighting.written;
  }

  Mark mark(long view) {
    return new Mark(topic, view, nextPerson, next);
  }

  /** Whether all that this mark knows of is known here. */
  boolean isPast(Mark mark) {
    boolean isPast = isCurrent && nextPerson >= mark.persons();
    for (int i = 0; i < next.length; i++) isPast &= next[i] >= mark.location(i);
    return isPast;
  }

  /** Whether all that changed since this mark is known to have; else only the whole will do. */
  boolean reachesBackTo(Mark mark) {
    if (mark.topic() != topic || mark.partitions() != from.length) return false;
    for (int i = 0; i < from.length; i++) {
      if (mark.location(i) < from[i]) return false;
    }
    return removals.from(mark.persons()) >= 0;
  }
}
