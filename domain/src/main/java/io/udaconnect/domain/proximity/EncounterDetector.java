package io.udaconnect.domain.proximity;

import io.udaconnect.domain.geo.Closeness;
import io.udaconnect.domain.geo.Vicinity;
import io.udaconnect.domain.location.Witness;
import io.udaconnect.domain.person.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;

/**
 * Takes locations in the order of time and hands out encounters as they end, in that order. It
 * remembers the locations of no longer than the rule lets a connection be apart, and whoever was
 * together lately. Threads may not share it.
 */
public final class EncounterDetector implements Witness {
  /** Ids of persons are greater. */
  private static final long EVERYBODY = 0;

  /** How often, by the time of locations, it looks for what is over, at most. */
  private static final Duration PAUSE = Duration.ofMinutes(2);

  private final long me;
  private final Consumer<Encounter> ended;
  private final long within;
  private final long gap;
  private final long forgets;
  private final long ends;
  private final Neighbours mine;
  private final Neighbours others;
  private final Travellers travellers = new Travellers();
  private final Pairs pairs;
  private final Meeting meeting;
  private long now = Long.MIN_VALUE;

  /** Whoever came before has met whomever they could. */
  private long met = -Micros.EVER;

  private long forgetAgain = Long.MIN_VALUE;
  private long endAgain = Long.MIN_VALUE;

  /** Of everybody with everybody. */
  public EncounterDetector(EncounterRule rule, Consumer<Encounter> ended) {
    this(EVERYBODY, rule, ended);
  }

  /** Of one person with others. */
  public EncounterDetector(PersonId me, EncounterRule rule, Consumer<Encounter> ended) {
    this(me.value(), rule, ended);
  }

  private EncounterDetector(long me, EncounterRule rule, Consumer<Encounter> ended) {
    this.me = me;
    this.ended = ended;
    within = Micros.of(rule.within());
    gap = Micros.of(rule.gap());
    forgets = Math.max(within, Micros.of(PAUSE));
    ends = Math.max(within + gap, forgets);
    pairs = new Pairs(travellers, within, gap, rule.leastPoints());
    var vicinity = new Vicinity(rule.near().reach());
    var closeness = new Closeness(rule.near().reach());
    meeting = new Meeting(vicinity, closeness, within, gap, travellers, pairs);
    mine = new Neighbours(vicinity);
    others = me == EVERYBODY ? mine : new Neighbours(vicinity);
  }

  @Override
  public void seen(long person, long micros, int latitudeE7, int longitudeE7) {
    if (micros < now) {
      throw new IllegalArgumentException("a location of " + micros + " after " + now);
    }
    now = micros;
    if (mine.isFull() || others.isFull()) meet();
    if (micros >= forgetAgain) forget(micros);
    if (micros >= endAgain) {
      endAgain = micros + ends;
      endUntil(micros - within - Math.max(gap, 1));
    }
    int who = travellers.index(person);
    var those = person == me ? mine : others;
    those.add(who, travellers.count(who), micros, latitudeE7, longitudeE7);
  }

  /** Hands out what has not ended yet: no more locations will come. */
  public void finish() {
    endUntil(Long.MAX_VALUE);
  }

  private void forget(long micros) {
    meet();
    forgetAgain = micros + forgets;
    travellers.forget();
  }

  private void endUntil(long last) {
    meet();
    var spells = new ArrayList<Spell>();
    pairs.endUntil(last, spells);
    spells.sort(Spell.BY_END);
    for (var spell : spells) ended.accept(spell.encounter());
  }

  /** Whoever has come with whoever was or came there. */
  private void meet() {
    mine.settle(met - within);
    if (others != mine) others.settle(met - within);
    met = now;
    for (int i = 0; i < mine.fresh(); i++) {
      int one = mine.fresh(i);
      meet(mine, one, others, others == mine ? one : Neighbours.BEFORE_ALL);
    }
    for (int i = 0; others != mine && i < others.fresh(); i++) {
      meet(others, others.fresh(i), mine, Neighbours.AFTER_ALL);
    }
    pairs.turnTo(now);
  }

  private void meet(Neighbours those, int one, Neighbours near, int last) {
    int found = near.find(those.stays(), one, last);
    for (int i = 0; i < found; i++) meeting.of(those.stays(), one, near.stays(), near.found(i));
  }
}
