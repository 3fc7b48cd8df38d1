package io.udaconnect.domain.proximity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairsTest {
  private static final int PEOPLE = 200;
  private static final long WITHIN = 60;
  private static final long GAP = 300;

  private final Travellers travellers = new Travellers();
  private final Pairs pairs = new Pairs(travellers, WITHIN, GAP, 2);
  private final Random chance = new Random(1);

  PairsTest() {
    for (int i = 0; i < PEOPLE; i++) travellers.index(1_000 - i);
  }

  @Test
  void eachTwoHaveARowOfTheirOwnUntilTheyAreOver() {
    var known = new HashMap<Set<Integer>, Long>();
    for (int round = 1; round <= 20; round++) {
      long time = 1_000L * round;
      for (int i = 0; i < 1_500; i++) {
        int one = chance.nextInt(PEOPLE);
        int other = (one + 1 + chance.nextInt(PEOPLE - 1)) % PEOPLE;
        long to = time + chance.nextInt(1_000);
        int row = pairs.row(one, other, time);
        assertThat(pairs.row(other, one, to)).isEqualTo(row);
        pairs.together(row, time, to);
        pairs.count(row, 0, 0b11);
        known.merge(Set.of(one, other), to, Math::max);
        assertThat(pairs.size()).isEqualTo(known.size());
      }
      long last = time + 700;
      var over = new HashMap<>(known);
      over.values().removeIf(to -> to > last);
      known.keySet().removeAll(over.keySet());
      assertThat(endUntil(last)).isEqualTo(over);
      assertThat(pairs.size()).isEqualTo(known.size());
    }
    assertThat(endUntil(Long.MAX_VALUE)).isEqualTo(known);
    assertThat(pairs.size()).isZero();
  }

  /** Who had something that ended, and when. */
  private Map<Set<Integer>, Long> endUntil(long last) {
    var ended = new ArrayList<Spell>();
    pairs.endUntil(last, ended);
    var who = new HashMap<Set<Integer>, Long>();
    for (var spell : ended) {
      assertThat(spell.one).isLessThan(spell.other);
      var both = Set.of((int) (1_000 - spell.one), (int) (1_000 - spell.other));
      assertThat(who.put(both, spell.to)).isNull();
    }
    return who;
  }

  @Test
  void spellsAreOneWhereTheyTouchInWhateverOrderTheyBecomeKnown() {
    for (int round = 0; round < 2_000; round++) {
      var times = new ArrayList<long[]>();
      for (int i = chance.nextInt(8); i >= 0; i--) {
        long from = chance.nextInt(4_000);
        times.add(new long[] {from, from + chance.nextInt(60)});
      }
      int row = pairs.row(5, 3, times.get(0)[0]);
      for (int i = 0; i < times.size(); i++) {
        pairs.together(row, times.get(i)[0], times.get(i)[1]);
        pairs.count(row, 0, 1L << (2 * i));
        pairs.count(row, 1, 1L << (2 * i));
        pairs.comeAsCloseAs(row, closest(times.get(i)));
      }
      var ended = new ArrayList<Spell>();
      pairs.endUntil(2_000, ended);
      assertThat(ended).allMatch(spell -> spell.to <= 2_000);
      int before = ended.size();
      pairs.endUntil(Long.MAX_VALUE, ended);
      assertThat(ended.subList(before, ended.size())).allMatch(spell -> spell.to > 2_000);
      ended.sort(Spell.BY_END);
      assertThat(ended)
          .extracting(PairsTest::told)
          .containsExactlyElementsOf(merged(times).stream().map(PairsTest::told).toList());
    }
  }

  /** The later, the closer. */
  private static Spell closest(long[] time) {
    var pair = new Spell(time[0], time[1]);
    pair.metres = 5_000 - time[1];
    pair.micros = time[0];
    pair.otherMicros = time[1];
    return pair;
  }

  private static List<Spell> merged(List<long[]> times) {
    var spells = new ArrayList<Spell>();
    var inOrder = new ArrayList<>(times);
    inOrder.sort((a, b) -> Long.compare(a[0], b[0]));
    for (var time : inOrder) {
      var one = closest(time);
      one.points = 2;
      var last = spells.isEmpty() ? null : spells.get(spells.size() - 1);
      if (last != null && last.touches(one.from, one.to, GAP)) last.absorb(one);
      else spells.add(one);
    }
    return spells;
  }

  private static String told(Spell spell) {
    return spell.from
        + " to "
        + spell.to
        + ": "
        + spell.points
        + " points, "
        + spell.metres
        + " m at "
        + spell.micros
        + " and "
        + spell.otherMicros;
  }

  @Test
  void eachLocationIsCountedOnceHoweverManyAreRemembered() {
    int person = 0;
    for (int remembered : new int[] {1, 20, 63, 64, 65, 200}) {
      int row = pairs.row(person, person + 1, 0);
      pairs.together(row, 0, 1);
      var known = new HashSet<Integer>();
      int newest = 0;
      for (int i = 0; i < 2_000; i++) {
        newest += chance.nextInt(3);
        forgetBefore(newest + 1 - remembered, person);
        count(row, newest);
        known.add(newest);
        int earlier = newest - chance.nextInt(Math.min(newest + 1, remembered));
        count(row, earlier);
        known.add(earlier);
      }
      person += 2;
      var ended = new ArrayList<Spell>();
      pairs.endUntil(1, ended);
      assertThat(ended).singleElement().extracting(spell -> spell.points).isEqualTo(known.size());
    }
  }

  private void forgetBefore(int ordinal, int person) {
    while (travellers.oldest(person) < ordinal) {
      travellers.count(person);
      travellers.forget();
      travellers.forget();
    }
  }

  private void count(int row, int ordinal) {
    if (pairs.countsBits(row, 0, ordinal)) pairs.count(row, 0, 1L << ordinal);
    else pairs.countOne(row, 0, ordinal);
  }
}
