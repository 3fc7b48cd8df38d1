package io.udaconnect.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.location.Gaze;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.Net;
import io.udaconnect.domain.location.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LocationPackTest {
  private static final int HOUR = 492_000;
  private static final long START = LocationPack.start(HOUR);
  private static final long LAST = START + 3_599_999_999L;

  private record Row(long micros, long person, long device, int latitudeE7, int longitudeE7) {}

  private static final Comparator<Row> BY_KEY =
      Comparator.comparingLong(Row::micros)
          .thenComparingLong(Row::person)
          .thenComparingLong(Row::device);

  private static List<Row> unpacked(byte[] pack) {
    var columns = new LocationColumns();
    LocationPack.decode(HOUR, pack, columns::add);
    var rows = new ArrayList<Row>();
    for (int i = 0; i < columns.size(); i++) {
      rows.add(
          new Row(
              columns.micros(i),
              columns.person(i),
              columns.device(i),
              columns.latitudeE7(i),
              columns.longitudeE7(i)));
    }
    return rows;
  }

  private static byte[] packed(List<Row> rows) {
    var columns = new LocationColumns();
    for (var row : rows) {
      columns.add(row.micros, row.person, row.device, row.latitudeE7, row.longitudeE7);
    }
    return LocationPack.encode(HOUR, columns);
  }

  @Test
  void whatIsPackedComesOutInTheOrderOfKeysHoweverWideItIs() {
    var random = new Random(5);
    for (int extent : new int[] {1, 1_720, 70_000, Integer.MAX_VALUE}) {
      for (int devices : new int[] {1, 3, 70_000}) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 1_000; i++) {
          rows.add(
              new Row(
                  START + random.nextInt(5) * 899_999_999L,
                  (1L << 52) + i,
                  random.nextInt(devices),
                  random.nextInt(extent),
                  random.nextInt(extent) - extent / 2));
        }
        assertThat(unpacked(packed(rows))).isEqualTo(rows.stream().sorted(BY_KEY).toList());
      }
    }
  }

  @Test
  void personByPersonItTellsOfTheSameEachInTheOrderOfTime() {
    var random = new Random(6);
    var rows = new ArrayList<Row>();
    for (int i = 0; i < 1_000; i++) {
      rows.add(new Row(START + i * 7_919L % 10_007, 7 + random.nextInt(20), 0, i, -i));
    }
    rows.sort(Comparator.comparingLong(Row::person).thenComparing(BY_KEY));
    assertThat(shown(rows, -1_000)).isEqualTo(rows);
    assertThat(shown(List.of(), -1_000)).isEmpty();
    assertThat(shown(rows, -300))
        .hasSize(301)
        .isEqualTo(rows.stream().filter(row -> row.longitudeE7() >= -300).toList());
  }

  @Test
  void inTheOrderOfKeysItTellsOfTheSameWhereverSomebodyLooks() {
    var random = new Random(6);
    var rows = new ArrayList<Row>();
    for (int i = 0; i < 1_000; i++) {
      rows.add(new Row(START + random.nextInt(500), 7 + random.nextInt(20), i, i, -i));
    }
    rows.sort(BY_KEY);
    assertThat(told(rows, Gaze.EVERYWHERE, Times.EVER)).isEqualTo(rows);
    assertThat(told(rows, noFartherWestThan(-300), Times.EVER))
        .hasSize(301)
        .isEqualTo(rows.stream().filter(row -> row.longitudeE7() >= -300).toList());
    var early = timesOf(new TimeRange(instant(START), instant(START + 200)));
    assertThat(told(rows, noFartherWestThan(-300), early))
        .isNotEmpty()
        .isEqualTo(rows.stream().filter(row -> row.micros() < START + 200).toList());
  }

  private static List<Row> told(List<Row> rows, Gaze gaze, Times times) {
    var told = new ArrayList<Row>();
    new PackReader(gaze)
        .tell(
            HOUR,
            0,
            packed(rows),
            times,
            (micros, person, device, latitudeE7, longitudeE7) ->
                told.add(new Row(micros, person, device, latitudeE7, longitudeE7)));
    return told;
  }

  private static Gaze noFartherWestThan(int west) {
    return (patch, matter) -> {
      int count = 0;
      for (int i = 0; i < patch.count(); i++) {
        if (patch.longitudeE7(i) >= west) matter[count++] = i;
      }
      return count;
    };
  }

  private static List<Row> shown(List<Row> rows, int west) {
    var shown = new ArrayList<Row>();
    new PackReader(noFartherWestThan(west))
        .show(
            HOUR,
            0,
            packed(rows),
            Times.EVER,
            (person, micros, latitudeE7, longitudeE7) ->
                shown.add(new Row(micros, person, 0, latitudeE7, longitudeE7)));
    return shown;
  }

  @Test
  void anHourIsWithinTimesThatHaveAllOfIt() {
    var hour = new TimeRange(instant(START), instant(LAST + 1));
    assertThat(isWithin(HOUR, timesOf(hour))).isTrue();
    assertThat(isWithin(HOUR, Times.EVER)).isTrue();
    assertThat(isWithin(HOUR + 1, timesOf(hour))).isFalse();
    var later = new TimeRange(instant(START + 1), instant(LAST + 1));
    assertThat(isWithin(HOUR, timesOf(later))).isFalse();
    var shorter = new TimeRange(instant(START), instant(LAST));
    assertThat(isWithin(HOUR, timesOf(shorter))).isFalse();
  }

  private static boolean isWithin(int hour, Times times) {
    return new LocationPack.Opened(hour, packed(List.of())).isWithin(times);
  }

  private static Instant instant(long micros) {
    return LocationKey.ofMicros(micros);
  }

  private static Times timesOf(TimeRange range) {
    return Net.everywhere(range).range();
  }

  @Test
  void theWholeEarthAndTheWholeHourFitIn() {
    var rows =
        List.of(
            new Row(START, 1, 0, -900_000_000, -1_800_000_000),
            new Row(LAST, Long.MAX_VALUE, Long.MAX_VALUE, 900_000_000, 1_799_999_999));
    assertThat(unpacked(packed(rows))).isEqualTo(rows);
    assertThat(unpacked(packed(List.of()))).isEmpty();
  }

  @Test
  void moreThanSixtyFiveThousandPeopleFitIn() {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < 70_000; i++) rows.add(new Row(START + i, 1 + i, i, i % 1_720, 0));
    assertThat(unpacked(packed(rows))).isEqualTo(rows);
  }

  @Test
  void ofSeveralWithOneKeyTheFirstStays() {
    var first = new Row(START, 1, 2, 10, 10);
    var again = new Row(START, 1, 2, 11, 11);
    var other = new Row(START, 1, 1, 12, 12);
    assertThat(unpacked(packed(List.of(first, other, again)))).containsExactly(other, first);
  }

  @Test
  void whereTwentyPeopleStayALocationTakesLessThanElevenBytes() {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < 400; i++) rows.add(new Row(START + i, 1 + i % 20, 0, i, 3 * i));
    assertThat(packed(rows).length).isLessThan(11 * rows.size());
  }

  @Test
  void aPackOfANewerFormatIsRefused() {
    byte[] pack = packed(List.of(new Row(START, 1, 0, 0, 0)));
    pack[0] = 2;
    assertThatThrownBy(() -> unpacked(pack)).hasMessageContaining("format 2");
  }
}
