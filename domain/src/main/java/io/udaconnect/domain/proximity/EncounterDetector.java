package io.udaconnect.domain.proximity;

import io.udaconnect.domain.geo.Closeness;
import io.udaconnect.domain.location.Witness;
import io.udaconnect.domain.person.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final long me;
  private final Consumer<Encounter> ended;
  private final long within;
  private final long gap;
  private final long forgets;
  private final long ends;
  private final Closeness closeness;
  private final Neighbours mine;
  private final Neighbours others;
  private final LongMap<Traveller> travellers = new LongMap<>();
  private final List<Traveller> byIndex = new ArrayList<>();
  private final Pairs pairs;
  private final Company company = new Company();
  private final Spell pair = new Spell(0, 0);
  private final Arrivals arrivals = new Arrivals();
  private long now = Long.MIN_VALUE;
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
    pairs = new Pairs(byIndex, within, gap, rule.leastPoints());
    closeness = new Closeness(rule.near().reach());
    mine = new Neighbours(rule.near().reach(), closeness);
    others = me == EVERYBODY ? mine : new Neighbours(rule.near().reach(), closeness);
  }

  @Override
  public void seen(long person, long micros, int latitudeE7, int longitudeE7) {
    if (micros < now) {
      throw new IllegalArgumentException("a location of " + micros + " after " + now);
    }
    now = micros;
    if (arrivals.isFull()) meet();
    if (micros >= forgetAgain) forgetBefore(micros);
    if (micros >= endAgain) {
      endAgain = micros + ends;
      endUntil(micros - within - Math.max(gap, 1));
    }
    var who = traveller(person);
    long place = mine.place(latitudeE7, longitudeE7);
    arrivals.add(place, who.index, who.count++, micros, latitudeE7, longitudeE7);
    if (me != EVERYBODY) meet(); // too few to gain from it, place by place
  }

  /** Hands out what has not ended yet: no more locations will come. */
  public void finish() {
    endUntil(Long.MAX_VALUE);
  }

  private void forgetBefore(long micros) {
    meet();
    forgetAgain = micros + forgets;
    mine.forgetBefore(micros - within);
    if (others != mine) others.forgetBefore(micros - within);
    byIndex.forEach(Traveller::forget);
  }

  private void endUntil(long last) {
    meet();
    var spells = new ArrayList<Spell>();
    pairs.endUntil(last, spells);
    spells.sort(Spell.BY_END);
    for (var spell : spells) ended.accept(spell.encounter());
  }

  private Traveller traveller(long person) {
    var known = travellers.get(person);
    if (known != null) return known;
    var traveller = new Traveller(person, byIndex.size());
    travellers.add(person, traveller);
    byIndex.add(traveller);
    return traveller;
  }

  /** Whoever has come with whoever was or came there. */
  private void meet() {
    arrivals.sort();
    for (int i = 0; i < arrivals.size(); i++) {
      (isMine(i) ? mine : others)
          .add(
              arrivals.place(i),
              arrivals.person(i),
              arrivals.ordinal(i),
              arrivals.micros(i),
              arrivals.latitudeE7(i),
              arrivals.longitudeE7(i));
    }
    for (int i = 0; i < arrivals.size(); i++) meet(i, isMine(i) ? others : mine);
    arrivals.clear();
    pairs.turnTo(now);
  }

  private boolean isMine(int arrival) {
    return me != EVERYBODY && byIndex.get(arrivals.person(arrival)).person == me;
  }

  private void meet(int arrival, Neighbours near) {
    long micros = arrivals.micros(arrival);
    int found =
        near.find(
            micros - within, micros, arrivals.latitudeE7(arrival), arrivals.longitudeE7(arrival));
    if (found == 0) return;
    int who = arrivals.person(arrival);
    int end = company.gather(near, found, who, byIndex.size());
    for (int number = 1; number < end; number++) {
      int row = pairs.row(who, company.person(number), company.earliest(number));
      pairs.together(row, company.earliest(number), micros);
      count(row, arrival, number, near);
      if (!near.mayBeWithin(pairs.metres(row), company.least(number))) continue;
      for (int i = company.any(number); i != Company.NONE; i = company.after(i)) {
        if (near.mayBeWithin(pairs.metres(row), near.square(i))) comeClose(row, arrival, near, i);
      }
    }
  }

  private void count(int row, int arrival, int number, Neighbours near) {
    int ordinal = arrivals.ordinal(arrival);
    int side = Pairs.side(arrivals.person(arrival), company.person(number));
    if (pairs.countsBits(row, side, ordinal)) pairs.count(row, side, 1L << ordinal);
    else pairs.countOne(row, side, ordinal);
    int otherSide = 1 - side;
    if (pairs.countsBits(row, otherSide, company.newest(number))) {
      pairs.count(row, otherSide, company.bits(number));
      return;
    }
    for (int i = company.any(number); i != Company.NONE; i = company.after(i)) {
      pairs.countOne(row, otherSide, near.ordinal(i));
    }
  }

  private void comeClose(int row, int arrival, Neighbours near, int found) {
    long micros = arrivals.micros(arrival);
    int latitudeE7 = arrivals.latitudeE7(arrival);
    int longitudeE7 = arrivals.longitudeE7(arrival);
    int itsLatitudeE7 = near.latitudeE7(found);
    int itsLongitudeE7 = near.longitudeE7(found);
    boolean isOne =
        byIndex.get(arrivals.person(arrival)).person < byIndex.get(near.person(found)).person;
    pair.metres = closeness.exactly(latitudeE7, longitudeE7, itsLatitudeE7, itsLongitudeE7);
    pair.micros = isOne ? micros : near.micros(found);
    pair.latitudeE7 = isOne ? latitudeE7 : itsLatitudeE7;
    pair.longitudeE7 = isOne ? longitudeE7 : itsLongitudeE7;
    pair.otherMicros = isOne ? near.micros(found) : micros;
    pair.otherLatitudeE7 = isOne ? itsLatitudeE7 : latitudeE7;
    pair.otherLongitudeE7 = isOne ? itsLongitudeE7 : longitudeE7;
    pairs.comeAsCloseAs(row, pair);
  }
}
