package io.udaconnect.domain.location;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The past as a map plays it: step by step, where everybody was. */
public final class Replay {
  public static final Duration USUAL_STEP = Duration.ofSeconds(5);
  private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);
  private static final Duration LONGEST_STEP = Duration.ofDays(1);

  private final Locations locations;

  public Replay(Locations locations) {
    this.locations = locations;
  }

  /** Refuses steps that are too short or too long. */
  public static Duration step(String field, Duration step) {
    if (step.compareTo(SHORTEST_STEP) < 0 || step.compareTo(LONGEST_STEP) > 0) {
      throw Refused.invalid(field, "must be from " + SHORTEST_STEP + " to " + LONGEST_STEP);
    }
    return step;
  }

  /**
   * Of each person the newest location in each step, in the order of keys. Steps are counted from
   * the start of the range. Close the stream.
   *
   * @param box only what is in it; empty for the whole earth
   */
  public Stream<Location> of(TimeRange range, Optional<GeoBox> box, Duration step) {
    var net = box.map(part -> Net.within(part, range)).orElseGet(() -> Net.everywhere(range));
    var seen = locations.in(net);
    var inBox =
        box.isEmpty() ? seen : seen.filter(location -> box.get().contains(location.point()));
    var steps = new Steps(inBox.iterator(), range.from(), step);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(steps, Spliterator.ORDERED), false)
        .onClose(seen::close);
  }

  /** Has the locations of one step in memory, one for each person. */
  private static final class Steps implements Iterator<Location> {
    private final Iterator<Location> seen;
    private final long start;
    private final long length;
    private final Map<PersonId, Location> newest = new LinkedHashMap<>();
    private Iterator<Location> step = newest.values().iterator();
    private Location ahead;

    Steps(Iterator<Location> seen, Instant start, Duration length) {
      this.seen = seen;
      this.start = LocationKey.micros(start);
      this.length = length.toNanos() / 1_000;
      takeNext();
    }

    private void takeNext() {
      ahead = seen.hasNext() ? seen.next() : null;
    }

    @Override
    public boolean hasNext() {
      return step.hasNext() || ahead != null;
    }

    @Override
    public Location next() {
      if (!step.hasNext()) gather();
      return step.next();
    }

    private void gather() {
      if (ahead == null) throw new NoSuchElementException();
      newest.clear();
      long number = number(ahead);
      for (; ahead != null && number(ahead) == number; takeNext()) {
        newest.remove(ahead.key().person()); // so that it comes last
        newest.put(ahead.key().person(), ahead);
      }
      step = newest.values().iterator();
    }

    private long number(Location location) {
      return Math.floorDiv(location.key().micros() - start, length);
    }
  }
}
