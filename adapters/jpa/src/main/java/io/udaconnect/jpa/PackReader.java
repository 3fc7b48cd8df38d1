package io.udaconnect.jpa;

import io.udaconnect.domain.location.Gaze;
import io.udaconnect.domain.location.Patch;
import io.udaconnect.domain.location.Times;
import io.udaconnect.domain.location.Witness;
import java.util.Arrays;

/**
 * Reads packs, one after the other: of those that are asked for as a whole, all places first, and
 * the rest only of what is where somebody looks. For one thread at a time.
 */
final class PackReader {
  private final Gaze gaze;
  private final Patch patch = new Patch();
  private int[] matter = {};
  private int[] byPerson = {};
  private int[] ends = {};

  PackReader(Gaze gaze) {
    this.gaze = gaze;
  }

  /** Tells of those that are of these times, in the order of keys. */
  void tell(int hour, long place, byte[] bytes, Times times, LocationPack.Reader to) {
    var pack = new LocationPack.Opened(hour, bytes);
    if (gaze == Gaze.EVERYWHERE || !mayLook(pack, times)) {
      pack.tell(times, to);
      return;
    }
    int count = look(pack, place);
    for (int i = 0; i < count; i++) pack.tell(matter[i], to);
  }

  /**
   * Shows those that are of these times, person by person: what the witness knows of a person is
   * then still at hand, which for millions takes half the time.
   */
  void show(int hour, long place, byte[] bytes, Times times, Witness to) {
    var pack = new LocationPack.Opened(hour, bytes);
    if (!mayLook(pack, times)) {
      pack.tell(
          times,
          (micros, person, device, latitudeE7, longitudeE7) ->
              to.seen(person, micros, latitudeE7, longitudeE7));
      return;
    }
    int count = look(pack, place);
    if (count > 0) sort(pack, count);
    for (int i = 0; i < count; i++) {
      int index = byPerson[i];
      to.seenOn(patch, index, pack.person(pack.personNumber(index)), pack.micros(index));
    }
  }

  private static boolean mayLook(LocationPack.Opened pack, Times times) {
    return pack.isPatch() && pack.isWithin(times);
  }

  private int look(LocationPack.Opened pack, long place) {
    if (matter.length < pack.size()) {
      matter = new int[2 * pack.size()];
      byPerson = new int[2 * pack.size()];
    }
    pack.putOn(patch, place);
    return gaze.at(patch, matter);
  }

  /** What matters, by person, and as before where it is of the same. */
  private void sort(LocationPack.Opened pack, int count) {
    int persons = pack.personCount();
    if (ends.length < persons) ends = new int[2 * persons];
    Arrays.fill(ends, 0, persons, 0);
    for (int i = 0; i < count; i++) ends[pack.personNumber(matter[i])]++;
    for (int person = 1; person < persons; person++) ends[person] += ends[person - 1];
    for (int i = count - 1; i >= 0; i--) {
      byPerson[--ends[pack.personNumber(matter[i])]] = matter[i];
    }
  }
}
