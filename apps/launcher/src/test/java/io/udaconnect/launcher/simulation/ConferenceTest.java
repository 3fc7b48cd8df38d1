package io.udaconnect.launcher.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.launcher.simulation.Venue.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConferenceTest {
  private static final Instant NINE = Instant.parse("2026-03-14T09:00:00Z");
  private static final int HOUR = 3_600;

  @Test
  void theSameSeedIsTheSameAndAnotherIsNot() {
    var one = new Conference(30, 5, NINE);
    var same = new Conference(30, 5, NINE);
    var other = new Conference(30, 6, NINE);
    boolean differs = false;
    for (int second = 0; second < HOUR; second++) {
      var sightings = one.next();
      assertThat(same.next()).isEqualTo(sightings);
      differs |= !other.next().equals(sightings);
    }
    assertThat(differs).isTrue();
    assertThat(same.people()).isEqualTo(one.people()).isNotEqualTo(other.people());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nobodyLeavesTheVenueOrRuns(long seed) {
    var conference = new Conference(60, seed, NINE);
    var last = new HashMap<Integer, GeoPoint>();
    for (int second = 0; second < 2 * HOUR; second++) {
      var before = places(conference);
      for (var sighting : conference.next()) last.put(sighting.person(), sighting.point());
      var after = places(conference);
      for (int one = 0; one < before.size(); one++) {
        assertThat(after.get(one).east()).isBetween(0.0, Venue.WIDTH);
        assertThat(after.get(one).north()).isBetween(0.0, Venue.DEPTH);
        assertThat(before.get(one).to(after.get(one))).isLessThan(1.5);
      }
      if (second >= 5) assertThat(last).hasSize(60); // nobody is silent for longer
    }
    var corner = new Place(0, 0).point();
    assertThat(last.values()).allMatch(point -> point.to(corner).metres() < 220);
  }

  @Test
  void someWalkAndSomeStandAtAnyTime() {
    var conference = new Conference(50, 1, NINE);
    int quiet = 0;
    for (int second = 0; second < HOUR; second++) {
      var before = places(conference);
      conference.next();
      var after = places(conference);
      int walking = 0;
      for (int one = 0; one < before.size(); one++) {
        if (before.get(one).to(after.get(one)) > 0.5) walking++;
      }
      assertThat(walking).isLessThan(50);
      if (walking == 0) quiet++;
    }
    assertThat(quiet).isLessThan(HOUR / 10);
  }

  @Test
  void talksAreHeardAndCoffeeIsDrunkAfterwards() {
    var conference = new Conference(100, 1, NINE);
    long inRooms = 0;
    long inRoomsInTheBreak = 0;
    int longestQueue = 0;
    for (int second = 0; second < 2 * HOUR; second++) {
      conference.next();
      long seated = count(conference, place -> place.north() > 79);
      if (second == HOUR + 1_500) inRooms = seated;
      if (second == HOUR + 3_000) inRoomsInTheBreak = seated;
      int queueing =
          (int) count(conference, place -> place.north() == Venue.queue(0, 0).place().north());
      longestQueue = Math.max(longestQueue, queueing);
    }
    assertThat(inRooms).isGreaterThan(25);
    assertThat(inRoomsInTheBreak).isLessThan(5);
    assertThat(longestQueue).isGreaterThan(5);
  }

  @Test
  void whoQueuesStandsBehindTheOthers() {
    var conference = new Conference(200, 1, NINE.plusSeconds(2_300));
    int most = 0;
    for (int second = 0; second < 1_200; second++) {
      conference.next();
      var queue = Venue.queue(0, 0).place();
      var still =
          places(conference).stream()
              .filter(place -> place.north() == queue.north() && place.east() < queue.east() + 18)
              .map(Place::east)
              .filter(east -> Math.abs((east - queue.east()) / 0.9 % 1) < 1e-6)
              .sorted()
              .toList();
      most = Math.max(most, (int) still.stream().distinct().count());
    }
    assertThat(most).isGreaterThan(4);
  }

  @Test
  void peopleMeetAndStayForAWhile() {
    var conference = new Conference(50, 1, NINE);
    var together = new HashMap<Long, Integer>();
    var longest = new HashMap<Long, Integer>();
    for (int second = 0; second < 2 * HOUR; second++) {
      conference.next();
      var places = places(conference);
      for (int one = 0; one < places.size(); one++) {
        for (int other = 0; other < one; other++) {
          long pair = one * 1_000L + other;
          boolean near = places.get(one).to(places.get(other)) < 3;
          int seconds = near ? together.merge(pair, 1, Integer::sum) : 0;
          if (!near) together.remove(pair);
          longest.merge(pair, seconds, Math::max);
        }
      }
    }
    long met = longest.values().stream().filter(seconds -> seconds >= 60).count();
    assertThat(met).isBetween(50L, 50L * 49 / 2 * 3 / 4);
  }

  @Test
  void peopleAreWhereTheirInterestsAre() {
    var conference = new Conference(100, 1, NINE);
    double wanted = 0;
    double usual = 0;
    int looks = 0;
    for (int second = 0; second < 4 * HOUR; second++) {
      conference.next();
      if (second % 60 != 0) continue;
      for (var visitor : conference.visitors()) {
        if (visitor.isKeeper() || visitor.place().north() > 60) continue;
        int booth = nearestBooth(visitor.place());
        wanted += visitor.interest(conference.programme().subjectOfBooth(booth));
        for (int subject = 0; subject < Programme.SUBJECTS; subject++) {
          usual += visitor.interest(subject) / Programme.SUBJECTS;
        }
        looks++;
      }
    }
    assertThat(looks).isGreaterThan(2_000);
    assertThat(wanted / looks).isGreaterThan(1.5 * usual / looks);
  }

  private static int nearestBooth(Place place) {
    int nearest = 0;
    for (int booth = 1; booth < Venue.booths(); booth++) {
      var here = Venue.booth(booth, 0, 1).place();
      if (place.to(here) < place.to(Venue.booth(nearest, 0, 1).place())) nearest = booth;
    }
    return nearest;
  }

  private static long count(Conference conference, Predicate<Place> where) {
    return places(conference).stream().filter(where).count();
  }

  private static List<Place> places(Conference conference) {
    return conference.visitors().stream().map(Visitor::place).toList();
  }

  /** Of each booth, how its visitors stood: nobody stands in another booth. */
  @Test
  void waysFollowTheAisles() {
    var spots = new ArrayList<Venue.Spot>();
    for (int booth = 0; booth < Venue.booths(); booth += 3) spots.add(Venue.booth(booth, 0, 1));
    for (int room = 0; room < Venue.rooms(); room++) spots.add(Venue.seat(room, 30));
    for (int table = 0; table < Venue.tables(); table += 5) spots.add(Venue.table(table, 0, 0));
    for (int bar = 0; bar < Venue.bars(); bar++) spots.add(Venue.queue(bar, 2));
    Map<String, Integer> crossed = new HashMap<>();
    for (var from : spots) {
      for (var to : spots) {
        var here = from.place();
        for (var next : Venue.way(from, to)) {
          for (double share = 0.05; share < 1; share += 0.05) {
            var between =
                here.plus(
                    (next.east() - here.east()) * share, (next.north() - here.north()) * share);
            if (isInABooth(between)) crossed.merge(from + " to " + to, 1, Integer::sum);
          }
          here = next;
        }
        assertThat(here).isEqualTo(to.place());
      }
    }
    assertThat(crossed).isEmpty();
  }

  private static boolean isInABooth(Place place) {
    for (int booth = 0; booth < Venue.booths(); booth++) {
      var middle = Venue.booth(booth, 0, -3).place();
      if (Math.abs(place.east() - middle.east()) < 2.9
          && Math.abs(place.north() - middle.north()) < 2.9) {
        return true;
      }
    }
    return false;
  }
}
