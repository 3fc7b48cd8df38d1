package io.udaconnect.domain.live;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.person.PersonId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewerTest {
  private static final View PARIS = View.of(Optional.of(GeoBox.of(2.2, 48.8, 2.5, 48.9)));

  private final Whereabouts whereabouts = new Whereabouts(Onlooker.WRITING);
  private long offset;

  ViewerTest() {
    whereabouts.begin(7, new long[] {0});
    whereabouts.current(true);
  }

  private void record(long person, int second, double latitude, double longitude) {
    record(whereabouts, person, second, latitude, longitude);
  }

  private void record(
      Whereabouts where, long person, int second, double latitude, double longitude) {
    where.seen(seen(person, NOON.plusSeconds(second), latitude, longitude), 0, offset++);
    where.reached(0, offset);
  }

  @Test
  void whoOpensIsToldOfEverybodyAndThenOfChanges() {
    record(1, 0, 48.85, 2.3);
    record(2, 0, 35, -106);
    var onlooker = Onlooker.at(whereabouts, View.WHOLE).catchUp();
    assertThat(onlooker.map).containsOnlyKeys(1L, 2L);
    assertThat(onlooker.complete).isEqualTo(1);
    record(2, 1, 35.1, -106);
    assertThat(onlooker.catchUp().told).isEqualTo(3);
    assertThat(onlooker.map.get(2L).latitudeE7()).isEqualTo(351_000_000);
    assertThat(onlooker.catchUp().told).isEqualTo(3);
  }

  @Test
  void onlyTheNewestOfManyChangesIsTold() {
    var onlooker = Onlooker.at(whereabouts, View.WHOLE).catchUp();
    for (int second = 0; second < 100; second++) record(1, second, second / 10.0, 2);
    assertThat(onlooker.catchUp().told).isEqualTo(1);
    assertThat(onlooker.map.get(1L).latitudeE7()).isEqualTo(99_000_000);
  }

  @Test
  void aLateLocationMovesNobodyBack() {
    record(1, 10, 48.85, 2.3);
    var onlooker = Onlooker.at(whereabouts, View.WHOLE).catchUp();
    record(1, 9, 48.86, 2.3);
    assertThat(onlooker.catchUp().told).isEqualTo(1);
    assertThat(whereabouts.newest()).contains(NOON.plusSeconds(10));
  }

  @Test
  void ofTwoDevicesAtOneInstantTheGreaterNumberSpeaks() {
    whereabouts.seen(seen(1, 2, NOON, 1, 1), 0, 0);
    whereabouts.seen(seen(1, 1, NOON, 2, 2), 0, 1);
    whereabouts.seen(seen(2, 1, NOON, 2, 2), 0, 2);
    whereabouts.seen(seen(2, 2, NOON, 1, 1), 0, 3);
    var map = Onlooker.at(whereabouts, View.WHOLE).catchUp().map;
    assertThat(map.values()).extracting(Onlooker.Seen::latitudeE7).containsOnly(10_000_000);
  }

  @Test
  void whoComesIntoABoxIsToldAndWhoLeavesItIsGone() {
    record(1, 0, 48.85, 2.3);
    record(2, 0, 48.85, 2.6);
    var onlooker = Onlooker.at(whereabouts, PARIS).catchUp();
    assertThat(onlooker.map).containsOnlyKeys(1L);
    record(1, 1, 48.85, 2.1);
    record(2, 1, 48.85, 2.4);
    assertThat(onlooker.catchUp().map).containsOnlyKeys(2L);
  }

  @Test
  void aBoxMayLieAcrossTheAntimeridian() {
    record(1, 0, -17, 179.9);
    record(2, 0, -17, -179.9);
    record(3, 0, -17, 0);
    for (var box : new GeoBox[] {GeoBox.of(179, -18, -179, -16), GeoBox.of(179, -18, 181, -16)}) {
      var onlooker = Onlooker.at(whereabouts, View.of(Optional.of(box))).catchUp();
      assertThat(onlooker.map).containsOnlyKeys(1L, 2L);
    }
  }

  @Test
  void peopleAreToldOfWhereverTheyAreAlsoBesideABox() {
    record(1, 0, 48.85, 2.3);
    record(2, 0, 35, -106);
    record(3, 0, 35, -106);
    var both = View.of(PARIS.box(), 3, 4);
    assertThat(Onlooker.at(whereabouts, View.of(Optional.empty(), 2, 4)).catchUp().map)
        .containsOnlyKeys(2L);
    var onlooker = Onlooker.at(whereabouts, both).catchUp();
    assertThat(onlooker.map).containsOnlyKeys(1L, 3L);
    record(3, 1, 48.85, 2.3);
    onlooker.catchUp();
    record(3, 2, 35, -106);
    record(4, 2, 35, -106);
    assertThat(onlooker.catchUp().map).containsOnlyKeys(1L, 3L, 4L);
  }

  @Test
  void whoIsRemovedIsGoneForWhoSawThem() {
    record(1, 0, 48.85, 2.3);
    record(2, 0, 48.85, 2.3);
    var all = Onlooker.at(whereabouts, View.WHOLE).catchUp();
    var paris = Onlooker.at(whereabouts, PARIS).catchUp();
    var one = Onlooker.at(whereabouts, View.of(Optional.empty(), 1)).catchUp();
    whereabouts.removed(new PersonId(1), 0);
    assertThat(all.catchUp().map).containsOnlyKeys(2L);
    assertThat(paris.catchUp().map).containsOnlyKeys(2L);
    assertThat(one.catchUp().map).isEmpty();
    assertThat(whereabouts.people()).isEqualTo(1);
    assertThat(Onlooker.at(whereabouts, View.WHOLE).catchUp().map).containsOnlyKeys(2L);
  }

  @Test
  void someoneNewInThePlaceOfSomeoneRemovedIsNotTakenForThem() {
    record(1, 0, 48.85, 2.3);
    var onlooker = Onlooker.at(whereabouts, PARIS).catchUp();
    whereabouts.removed(new PersonId(1), 0);
    record(2, 1, 48.86, 2.3);
    assertThat(onlooker.catchUp().map).containsOnlyKeys(2L);
    record(2, 2, 35, -106);
    assertThat(onlooker.catchUp().map).isEmpty();
  }

  @Test
  void afterMoreRemovalsThanAnybodyRemembersTheAnswerIsWhole() {
    record(1, 0, 48.85, 2.3);
    record(2, 0, 48.85, 2.3);
    var onlooker = Onlooker.at(whereabouts, View.WHOLE).catchUp();
    whereabouts.removed(new PersonId(1), 0);
    for (int i = 1; i < 10_000; i++) whereabouts.removed(new PersonId(100 + i), i);
    assertThat(onlooker.catchUp().map).containsOnlyKeys(2L);
    assertThat(onlooker.complete).isEqualTo(2);
  }

  @Test
  void aLargeAnswerComesInSeveralPartsAndNobodyIsForgottenWhoChangesMeanwhile() {
    for (int person = 1; person <= 5_000; person++) record(person, 0, 48.85, 2.3);
    for (var view : new View[] {View.WHOLE, PARIS}) {
      var onlooker = Onlooker.at(whereabouts, view);
      assertThat(onlooker.take()).isTrue();
      assertThat(onlooker.map).hasSize(Update.MOST);
      assertThat(onlooker.mark).isEmpty();
      record(4_999, 1, 48.86, 2.3);
      assertThat(onlooker.catchUp().map).hasSize(5_000);
      assertThat(onlooker.complete).isEqualTo(1);
      assertThat(onlooker.mark).isNotEmpty();
      record(4_999, 2, 48.85, 2.3);
    }
  }

  @Test
  void anotherViewIsAnsweredWhole() {
    record(1, 0, 48.85, 2.3);
    record(2, 0, 35, -106);
    var onlooker = Onlooker.at(whereabouts, View.WHOLE).catchUp();
    onlooker.look(PARIS, Optional.of(onlooker.mark));
    assertThat(onlooker.catchUp().map).containsOnlyKeys(1L);
    assertThat(onlooker.complete).isEqualTo(2);
  }

  @Test
  void anAnswerComesEvenIfNobodyIsThere() {
    assertThat(Onlooker.at(whereabouts, PARIS).catchUp().complete).isEqualTo(1);
  }

  @Test
  void whoComesBackWithAMarkIsToldOnlyWhatChanged() {
    for (int person = 1; person <= 10; person++) record(person, 0, 48.85, 2.3);
    var onlooker = Onlooker.at(whereabouts, View.WHOLE).catchUp();
    record(3, 1, 48.86, 2.3);
    whereabouts.removed(new PersonId(4), 0);
    onlooker.comeTo(whereabouts, View.WHOLE);
    onlooker.catchUp();
    assertThat(onlooker.told).isEqualTo(11);
    assertThat(onlooker.complete).isEqualTo(1);
    assertThat(onlooker.map).hasSize(9).doesNotContainKey(4L);
  }

  @Test
  void whoLeftTheBoxWhileNobodyLookedIsGoneAfterwards() {
    for (int person = 1; person <= 10; person++) record(person, 0, 48.85, 2.3);
    var onlooker = Onlooker.at(whereabouts, PARIS).catchUp();
    record(3, 1, 35, -106);
    onlooker.comeTo(whereabouts, PARIS);
    onlooker.catchUp();
    assertThat(onlooker.complete).isEqualTo(1);
    assertThat(onlooker.map).hasSize(9).doesNotContainKey(3L);
  }

  @Test
  void aMarkHoldsAtAnInstanceThatBeganWhereItsStoreEnds() {
    record(1, 0, 48.85, 2.3);
    record(2, 0, 48.85, 2.3);
    var onlooker = Onlooker.at(whereabouts, View.WHOLE).catchUp();
    var other = new Whereabouts(Onlooker.WRITING);
    onlooker.comeTo(other, View.WHOLE);
    assertThat(onlooker.catchUp().map).as("before anybody reads, nothing is said").hasSize(2);
    other.begin(7, new long[] {1});
    other.seen(seen(2, NOON, 48.85, 2.3), 0, 1);
    onlooker.catchUp();
    other.seen(seen(1, NOON, 48.85, 2.3));
    other.seen(seen(2, NOON.plusSeconds(1), 48.86, 2.3), 0, 2);
    other.reached(0, 3);
    other.current(true);
    onlooker.catchUp();
    assertThat(onlooker.told).isEqualTo(3);
    assertThat(onlooker.complete).isEqualTo(1);
    assertThat(onlooker.map.get(2L).latitudeE7()).isEqualTo(488_600_000);
  }

  @Test
  void aMarkFromBeforeAnInstanceBeganOrOfAnotherTopicIsAsGoodAsNone() {
    record(1, 0, 48.85, 2.3);
    var onlooker = Onlooker.at(whereabouts, View.WHOLE).catchUp();
    for (long[] begin : new long[][] {{7, 2}, {8, 0}}) {
      var other = new Whereabouts(Onlooker.WRITING);
      other.begin(begin[0], new long[] {begin[1]});
      other.current(true);
      other.seen(seen(2, NOON, 48.85, 2.3));
      var back = Onlooker.at(other, View.WHOLE);
      back.look(View.WHOLE, Optional.of(onlooker.mark));
      assertThat(back.catchUp().complete).isEqualTo(1);
      assertThat(back.map).containsOnlyKeys(2L);
    }
  }

  @Test
  void noMarkIsGivenBeforeAllIsKnown() {
    whereabouts.current(false);
    record(1, 0, 48.85, 2.3);
    var onlooker = Onlooker.at(whereabouts, View.WHOLE).catchUp();
    assertThat(onlooker.map).hasSize(1);
    assertThat(onlooker.mark).isEmpty();
  }

  @Test
  void whatIsNoMarkIsAsGoodAsNone() {
    record(1, 0, 48.85, 2.3);
    var good = Onlooker.at(whereabouts, View.WHOLE).catchUp().mark;
    for (var bad : new String[] {"", "?", "AAAA", good + "AA", good.substring(4), "x".repeat(99)}) {
      var onlooker = Onlooker.at(whereabouts, View.WHOLE);
      onlooker.look(View.WHOLE, Optional.of(bad));
      assertThat(onlooker.catchUp().complete).isEqualTo(1);
    }
  }
}
