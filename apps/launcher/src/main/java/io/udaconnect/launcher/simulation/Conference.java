package io.udaconnect.launcher.simulation;

import io.udaconnect.domain.person.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Visitors of a {@link Venue}, day and night: what they do follows the hour, and what they like.
 */
public final class Conference implements Scenario {
  private static final List<String> COMPANIES =
      List.of(
          "Alpenglow Robotics",
          "Baltic Freight",
          "Bright Harbour",
          "Cobalt Foods",
          "Delta Optics",
          "Ember & Co",
          "Fjord Analytics",
          "Granite Bank",
          "Helix Labs",
          "Iris Energy",
          "Juniper Health",
          "Kestrel Air",
          "Lumen Studio",
          "Marée Haute",
          "North Loop",
          "Orchard Games",
          "Paper Lantern",
          "Quarry Systems",
          "Rivage",
          "Solstice Rail");

  private final List<Profile> people;
  private final Programme programme;
  private final List<Visitor> visitors;
  private final List<Queue> queues;
  private final Random seats;
  private final int[] taken = new int[Venue.rooms()];
  private long hourOfSeats = -1;
  private long second;

  /**
   * @param start when it begins; the hour of the day says what they are at
   */
  public Conference(int people, long seed, Instant start) {
    this.people = Cast.of(people, seed, COMPANIES);
    second = start.getEpochSecond();
    programme = new Programme(seed);
    seats = Chance.of(seed, -2);
    queues =
        IntStream.range(0, Venue.bars())
            .mapToObj(bar -> new Queue(bar, Chance.of(seed, -3 - bar)))
            .toList();
    visitors =
        IntStream.range(0, people)
            .mapToObj(number -> new Visitor(number, this, Chance.of(seed, number)))
            .toList();
  }

  @Override
  public List<Profile> people() {
    return people;
  }

  List<Visitor> visitors() {
    return visitors;
  }

  Programme programme() {
    return programme;
  }

  /** Since 1970. */
  long second() {
    return second;
  }

  @Override
  public List<Sighting> next() {
    var sightings = new ArrayList<Sighting>();
    for (int number = 0; number < visitors.size(); number++) {
      var visitor = visitors.get(number);
      if (visitor.speaks()) sightings.add(new Sighting(number, visitor.point()));
    }
    second++;
    for (var queue : queues) queue.serve().ifPresent(Visitor::served);
    for (var visitor : visitors) visitor.live();
    return sightings;
  }

  /** A free seat, mostly beside one who is there already. */
  Venue.Spot seat(long hour, int room) {
    if (hour != hourOfSeats) {
      hourOfSeats = hour;
      Arrays.fill(taken, 0);
    }
    taken[room] += 1 + seats.nextInt(2);
    return Venue.seat(room, taken[room]);
  }

  /** At the nearest bar. */
  Queue queueFor(Venue.Place place) {
    var nearest = queues.get(0);
    for (var queue : queues) {
      if (place.to(queue.end().place()) < place.to(nearest.end().place())) nearest = queue;
    }
    return nearest;
  }
}
