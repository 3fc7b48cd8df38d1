package io.udaconnect.domain.live;

import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.geo.GeoBox;
import java.util.Arrays;
import java.util.Optional;

/** What somebody looks at: everybody, who is in a box, these people, or both of these. */
public final class View {
  /** Everybody. */
  public static final View WHOLE = new View(Optional.empty(), new long[0]);

  private final Optional<GeoBox> box;
  private final long[] people;

  private View(Optional<GeoBox> box, long[] people) {
    this.box = requireNonNull(box);
    this.people = people;
  }

  /**
   * Whoever is in the box, and these people wherever they are. Without a box and without people:
   * everybody.
   */
  public static View of(Optional<GeoBox> box, long... people) {
    return new View(box, Arrays.stream(people).sorted().distinct().toArray());
  }

  Optional<GeoBox> box() {
    return box;
  }

  /** In the order of their numbers. Not to be changed. */
  long[] people() {
    return people;
  }

  boolean isWhole() {
    return box.isEmpty() && people.length == 0;
  }

  boolean names(long person) {
    return Arrays.binarySearch(people, person) >= 0;
  }

  boolean shows(Sighting sighting) {
    return isWhole() || hasInBox(sighting) || names(sighting.person);
  }

  boolean hasInBox(Sighting sighting) {
    return box.isPresent() && box.get().contains(sighting.latitudeE7, sighting.longitudeE7);
  }

  /** The same for equal views in every process; different ones share it once in 2^64. */
  long fingerprint() {
    long print = people.length;
    for (long person : people) print = mix(print, person);
    if (box.isEmpty()) return print;
    var at = box.get();
    print = mix(print, at.westE7());
    print = mix(print, at.southE7());
    print = mix(print, at.eastE7());
    return mix(print, at.northE7());
  }

  private static long mix(long print, long value) {
    long mixed = (Long.rotateLeft(print, 5) ^ value) * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 32;
  }
}
