package io.udaconnect.launcher.simulation;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.launcher.simulation.Venue.Place;
import io.udaconnect.launcher.simulation.Venue.Spot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Someone at a conference, who likes some subjects more than others. They go to talks and booths
 * about those, stay there longer, queue for coffee in the break, and stand at tables. One in six
 * keeps a booth instead.
 */
final class Visitor {
  private static final int ONE_KEEPER_OF = 6;
  private static final double SLOWEST = 0.95;
  private static final double FASTER = 0.5;

  /** How a phone's idea of the place wanders: by this a second, and back to the truth. */
  private static final double WANDERING_METRES = 0.2;

  private static final double STAYING = 0.95;

  /** Who stands still says where they are this often. */
  private static final int QUIET_SECONDS = 5;

  private final int number;
  private final Conference conference;
  private final Random chance;
  private final double speed;
  private final double[] interests = new double[Programme.SUBJECTS];

  private Spot spot;
  private Place place;
  private final Deque<Place> way = new ArrayDeque<>();
  private Queue queue;
  private boolean queues;
  private long staysUntil;
  private long decidedHour = -1;
  private double astrayEast;
  private double astrayNorth;

  Visitor(int number, Conference conference, Random chance) {
    this.number = number;
    this.conference = conference;
    this.chance = chance;
    speed = SLOWEST + FASTER * chance.nextDouble();
    for (int subject = 0; subject < interests.length; subject++) {
      interests[subject] = 0.3 * chance.nextDouble();
    }
    interests[chance.nextInt(interests.length)] = 0.7;
    interests[chance.nextInt(interests.length)] = 1;
    spot = isKeeper() ? atOwnBooth() : atBooth(someBooth());
    place = spot.place();
    staysUntil = conference.second() + chance.nextInt(120);
  }

  boolean isKeeper() {
    return number % ONE_KEEPER_OF == ONE_KEEPER_OF - 1;
  }

  double interest(int subject) {
    return interests[subject];
  }

  Place place() {
    return place;
  }

  /** As a phone sees it. */
  GeoPoint point() {
    return place.plus(astrayEast, astrayNorth).point();
  }

  /** Whether this is a second in which the phone says where it is. */
  boolean speaks() {
    return !way.isEmpty() || (conference.second() + number) % QUIET_SECONDS == 0;
  }

  /** Lives for a second. */
  void live() {
    astrayEast = STAYING * astrayEast + WANDERING_METRES * chance.nextGaussian();
    astrayNorth = STAYING * astrayNorth + WANDERING_METRES * chance.nextGaussian();
    if (queues) {
      way.clear();
      way.add(queue.spotOf(this).place());
      walk();
    } else if (!way.isEmpty()) {
      walk();
      if (way.isEmpty()) arrive();
    } else if (conference.second() >= staysUntil) {
      decide();
    }
  }

  private void walk() {
    double left = speed;
    while (left > 0 && !way.isEmpty()) {
      var next = way.peek();
      double away = place.to(next);
      if (away <= left) {
        place = next;
        way.remove();
        left -= away;
      } else {
        place =
            place.plus(
                (next.east() - place.east()) / away * left,
                (next.north() - place.north()) / away * left);
        left = 0;
      }
    }
  }

  private void arrive() {
    if (queue == null) return;
    queue.join(this);
    queues = true;
  }

  /** The coffee is there: now for a table. */
  void served() {
    spot = queue.end(); // one goes from the bar
    queue = null;
    queues = false;
    goTo(atTable(), 180 + chance.nextInt(240));
  }

  private void decide() {
    long now = conference.second();
    if (isKeeper()) {
      if (chance.nextDouble() < 0.07) goForCoffee();
      else goTo(atOwnBooth(), 60 + chance.nextInt(240));
      return;
    }
    long hour = Programme.talksOf(now);
    if (hour >= 0 && hour != decidedHour) {
      decidedHour = hour;
      int room = bestRoom(hour);
      double liking = interests[conference.programme().subjectOfTalk(hour, room)];
      if (chance.nextDouble() < 0.1 + 0.7 * liking) {
        goToTalk(hour, room);
        return;
      }
    }
    double mood = chance.nextDouble();
    if (mood < (Programme.isBreak(now) ? 0.5 : 0.05)) goForCoffee();
    else if (mood < (Programme.isBreak(now) ? 0.6 : 0.15)) goTo(atTable(), someStay(150));
    else goToBooth();
  }

  private void goToBooth() {
    int booth = someBooth();
    double liking = interests[conference.programme().subjectOfBooth(booth)];
    goTo(atBooth(booth), someStay(40 + (int) (220 * liking)));
  }

  private void goToTalk(long hour, int room) {
    goTo(conference.seat(hour, room), 0);
    staysUntil = hour * Programme.HOUR + Programme.TALKS_END + chance.nextInt(90);
  }

  private void goForCoffee() {
    var shortest = conference.queueFor(place);
    if (shortest.isFull()) {
      goToBooth();
      return;
    }
    goTo(shortest.end(), 0);
    queue = shortest;
  }

  /** Stays there so many seconds, from when one would be there. */
  private void goTo(Spot there, int seconds) {
    List<Place> path = Venue.way(spot, there);
    way.clear();
    way.addAll(path);
    double metres = 0;
    var from = place;
    for (var step : path) {
      metres += from.to(step);
      from = step;
    }
    spot = there;
    staysUntil = conference.second() + (long) (metres / speed) + seconds;
  }

  private int bestRoom(long hour) {
    int best = 0;
    for (int room = 1; room < Venue.rooms(); room++) {
      if (liking(hour, room) > liking(hour, best)) best = room;
    }
    return best;
  }

  private double liking(long hour, int room) {
    return interests[conference.programme().subjectOfTalk(hour, room)];
  }

  /** The more it draws and the more its subject is liked, the more often. */
  private int someBooth() {
    double all = 0;
    for (int booth = 0; booth < Venue.booths(); booth++) all += weight(booth);
    double draw = chance.nextDouble() * all;
    int booth = 0;
    while (booth < Venue.booths() - 1 && draw >= weight(booth)) draw -= weight(booth++);
    return booth;
  }

  private double weight(int booth) {
    double liking = interests[conference.programme().subjectOfBooth(booth)];
    return conference.programme().charm(booth) * (0.02 + liking * liking);
  }

  private Spot atBooth(int booth) {
    return Venue.booth(booth, 4 * chance.nextDouble() - 2, 0.4 + 1.2 * chance.nextDouble());
  }

  private Spot atOwnBooth() {
    int booth = number / ONE_KEEPER_OF % Venue.booths();
    return Venue.booth(booth, 4 * chance.nextDouble() - 2, -0.5 - 1.5 * chance.nextDouble());
  }

  private Spot atTable() {
    double angle = 2 * Math.PI * chance.nextDouble();
    int table = nearestTable();
    return Venue.table(table, 0.8 * Math.cos(angle), 0.8 * Math.sin(angle));
  }

  /** Or one of the next. */
  private int nearestTable() {
    int here = (int) (place.east() / Venue.WIDTH * Venue.tables());
    int some = here - 2 + chance.nextInt(5);
    return Math.max(0, Math.min(Venue.tables() - 1, some));
  }

  /** Mostly short, at times long. */
  private int someStay(int usualSeconds) {
    double stay = -usualSeconds * Math.log(1 - chance.nextDouble());
    return 20 + (int) Math.min(stay, 4 * usualSeconds);
  }
}
