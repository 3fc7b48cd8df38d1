package io.udaconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.launcher.Trouble;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrowdTest {
  private static final int PEOPLE = 1_000;
  private static final int DAYS = 3;
  private static final int ROWS = 123_457;

  @Test
  void theSameSeedGivesTheSameRows() {
    assertThat(rows(crowd(ROWS, 7))).isEqualTo(rows(crowd(ROWS, 7)));
  }

  @Test
  void anotherSeedGivesOthers() {
    var some = new HashSet<>(rows(crowd(ROWS, 7)));
    assertThat(rows(crowd(ROWS, 8))).noneMatch(some::contains);
  }

  @Test
  void thereAreAsManyAsWereAskedForEachOnce() {
    var rows = rows(crowd(ROWS, 1));
    assertThat(rows).hasSize(ROWS);
    assertThat(new HashSet<>(rows.stream().map(Location::key).toList())).hasSize(ROWS);
  }

  @Test
  void itIsThereWhileTheFairIsOpen() {
    var crowd = crowd(ROWS, 1);
    for (int day = 0; day < DAYS; day++) {
      assertThat(crowd.date(day)).isEqualTo(LocalDate.of(2026, 6, 5 + day));
      var opening = crowd.date(day).atTime(8, 0).toInstant(ZoneOffset.UTC);
      var closing = crowd.date(day).atTime(18, 0).toInstant(ZoneOffset.UTC);
      var rows = rows(crowd, day);
      assertThat(rows).hasSize((int) crowd.rowsOf(day)).hasSizeBetween(ROWS / 4, ROWS / 2);
      assertThat(rows).allMatch(row -> !row.instant().isBefore(opening));
      assertThat(rows).allMatch(row -> row.instant().isBefore(closing));
    }
  }

  @Test
  void theSlicesOfADayComeInTheOrderOfTime() {
    var crowd = crowd(1_000_000, 1);
    assertThat(crowd.slices(0)).isBetween(6, 8);
    double before = 0;
    for (int slice = 0; slice < crowd.slices(0); slice++) {
      var rows = crowd.slice(0, slice);
      assertThat(rows).hasSizeBetween(35_000, 65_000);
      double middle =
          rows.stream().mapToLong(row -> row.instant().toEpochMilli()).average().orElseThrow();
      assertThat(middle).isGreaterThan(before);
      before = middle;
    }
  }

  @Test
  void onesOwnAreThoseAmongAll() {
    var crowd = crowd(ROWS, 1);
    var own = new ArrayList<String>();
    crowd.showOwn(
        17,
        1,
        (person, micros, latitudeE7, longitudeE7) ->
            own.add(person + " " + micros + " " + latitudeE7 + " " + longitudeE7));
    var amongAll = new ArrayList<String>();
    crowd.show(
        1,
        (person, micros, latitudeE7, longitudeE7) -> {
          if (person == crowd.id(17)) {
            amongAll.add(person + " " + micros + " " + latitudeE7 + " " + longitudeE7);
          }
        });
    assertThat(own).isNotEmpty().hasSize(crowd.rowsOf(17, 1)).isEqualTo(amongAll);
  }

  @Test
  void oneInTwentySendsTenTimesAsMuch() {
    var crowd = crowd(ROWS, 1);
    var heavy = people().filter(crowd::isHeavy).boxed().toList();
    assertThat(heavy).hasSize(PEOPLE / 20);
    double ordinary =
        people()
            .filter(person -> !crowd.isHeavy(person))
            .mapToLong(person -> crowd.rowsOf(person, 0))
            .average()
            .orElseThrow();
    assertThat(heavy).allMatch(person -> crowd.rowsOf(person, 0) > 9 * ordinary);
    assertThat(heavy).allMatch(person -> crowd.rowsOf(person, 0) < 16 * ordinary);
  }

  /** Nine of ten locations are in the halls, twelve square metres for each of the people. */
  @Test
  void itIsAsDenseAsAFair() {
    var crowd = new Crowd(new Crowd.Size(10_000, 1, 400_000, 1), ids(10_000));
    var squares = new HashMap<Long, Integer>();
    crowd.show(
        0,
        (person, micros, latitudeE7, longitudeE7) ->
            squares.merge(((latitudeE7 / 899L) << 32) + longitudeE7 / 1_399, 1, Integer::sum));
    var fullest = squares.values().stream().sorted(Comparator.reverseOrder()).toList();
    int rows = 0;
    int hectares100 = 0;
    for (int i = 0; rows < 360_000; i++) {
      rows += fullest.get(i);
      hectares100++;
    }
    assertThat(hectares100 / 100.0).as("hectares that hold 90 %").isBetween(8.0, 16.0);
    assertThat(fullest.get(0)).as("of the fullest").isBetween(500, 3_000);
  }

  /** A quarter of all fives walk together. */
  @Test
  void someAreNearEachOtherAllDay() {
    var crowd = crowd(ROWS, 1);
    var byPerson = rows(crowd, 0).stream().collect(Collectors.groupingBy(Location::person));
    int together = 0;
    for (int first = 0; first < PEOPLE; first += 5) {
      var one = byPerson.get(new PersonId(crowd.id(first)));
      var other = byPerson.get(new PersonId(crowd.id(first + 1)));
      if (areTogether(one, other)) together++;
    }
    assertThat(together).isBetween(PEOPLE / 5 / 6, PEOPLE / 5 / 3);
  }

  /** Mostly beside each other where both are seen within half a minute. */
  private static boolean areTogether(List<Location> one, List<Location> other) {
    int seen = 0;
    int near = 0;
    for (var his : one) {
      for (var hers : other) {
        if (Duration.between(his.instant(), hers.instant()).abs().toSeconds() > 30) continue;
        seen++;
        if (his.point().to(hers.point()).metres() < 15) near++;
      }
    }
    return near > seen / 2;
  }

  @ParameterizedTest
  @CsvSource({
    "19, 1, 1000, --people",
    "100, 0, 1000, --days",
    "100, 7, 699, --rows",
    "20, 1, 100000000, --rows",
    "1000000, 1000, 1000000000, people times days"
  })
  void whatCannotBeMeantIsNamed(int people, int days, long rows, String named) {
    assertThatThrownBy(() -> new Crowd(new Crowd.Size(people, days, rows, 1), ids(people)))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining(named);
  }

  private static IntStream people() {
    return IntStream.range(0, PEOPLE);
  }

  private static Crowd crowd(int rows, long seed) {
    return new Crowd(new Crowd.Size(PEOPLE, DAYS, rows, seed), ids(PEOPLE));
  }

  private static long[] ids(int people) {
    return LongStream.rangeClosed(101, 100 + people).toArray();
  }

  private static List<Location> rows(Crowd crowd) {
    var rows = new ArrayList<Location>();
    for (int day = 0; day < DAYS; day++) rows.addAll(rows(crowd, day));
    return rows;
  }

  private static List<Location> rows(Crowd crowd, int day) {
    var rows = new ArrayList<Location>();
    for (int slice = 0; slice < crowd.slices(day); slice++) rows.addAll(crowd.slice(day, slice));
    return rows;
  }
}
