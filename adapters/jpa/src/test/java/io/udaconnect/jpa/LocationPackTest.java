package io.udaconnect.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.Net;
import io.udaconnect.domain.location.Times;
import io.udaconnect.domain.location.Witness;
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
    LocationPack.decode(HOUR, pack, Times.EVER, columns::add);
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

  /** To a witness who looks no farther west than this. */
  private static List<Row> shown(List<Row> rows, int west) {
    var shown = new ArrayList<Row>();
    LocationPack.showByPerson(
        HOUR,
        packed(rows),
        new Witness() {
          @Override
          public boolean looksAt(int latitudeE7, int longitudeE7) {
            return longitudeE7 >= west;
          }

          @Override
          public void seen(long person, long micros, int latitudeE7, int longitudeE7) {
            shown.add(new Row(micros, person, 0, latitudeE7, longitudeE7));
          }
        });
    return shown;
  }

  @Test
  void anHourIsWithinTimesThatHaveAllOfIt() {
    var hour = new TimeRange(instant(START), instant(LAST + 1));
    assertThat(LocationPack.isWithin(HOUR, timesOf(hour))).isTrue();
    assertThat(LocationPack.isWithin(HOUR, Times.EVER)).isTrue();
    assertThat(LocationPack.isWithin(HOUR + 1, timesOf(hour))).isFalse();
    var later = new TimeRange(instant(START + 1), instant(LAST + 1));
    assertThat(LocationPack.isWithin(HOUR, timesOf(later))).isFalse();
    var shorter = new TimeRange(instant(START), instant(LAST));
    assertThat(LocationPack.isWithin(HOUR, timesOf(shorter))).isFalse();
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
