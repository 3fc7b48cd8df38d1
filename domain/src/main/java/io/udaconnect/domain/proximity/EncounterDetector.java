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
  private final int leastPoints;
  private final long within;
  private final long gap;
  private final long forgets;
  private final long ends;
  private final Closeness closeness;
  private final Neighbours mine;
  private final Neighbours others;
  private final LongMap<Traveller> travellers = new LongMap<>();
  private final List<Traveller> byIndex = new ArrayList<>();
  private final LongMap<Companions> companions = new LongMap<>();
  private final Arrival arrival = new Arrival();
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
    leastPoints = rule.leastPoints();
    within = Micros.of(rule.within());
    gap = Micros.of(rule.gap());
    forgets = Math.max(within, Micros.of(PAUSE));
    ends = Math.max(within + gap, forgets);
    closeness = new Closeness(rule.near().reach());
    mine = new Neighbours(rule.near(), closeness);
    others = me == EVERYBODY ? mine : new Neighbours(rule.near(), closeness);
  }

  @Override
  public void seen(long person, long micros, int latitudeE7, int longitudeE7) {
    if (micros < arrival.micros) {
      throw new IllegalArgumentException("a location of " + micros + " after " + arrival.micros);
    }
    if (micros >= forgetAgain) forgetBefore(micros);
    if (micros >= endAgain) {
      endAgain = micros + ends;
      endUntil(micros - within - Math.max(gap, 1));
    }
    var who = traveller(person);
    arrival.set(who, micros, latitudeE7, longitudeE7);
    (person == me ? others : mine).near(who.index, micros, latitudeE7, longitudeE7, arrival);
    (person == me ? mine : others).add(who.index, who.count, micros, latitudeE7, longitudeE7);
    who.count++;
  }

  /** Hands out what has not ended yet: no more locations will come. */
  public void finish() {
    endUntil(Long.MAX_VALUE);
  }

  private void forgetBefore(long micros) {
    forgetAgain = micros + forgets;
    mine.forgetBefore(micros - within);
    if (others != mine) others.forgetBefore(micros - within);
    byIndex.forEach(Traveller::forget);
  }

  private void endUntil(long last) {
    var spells = new ArrayList<Spell>();
    companions.retainIf(both -> both.endUntil(last, leastPoints, spells));
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

  private Companions companions(Traveller one, Traveller other) {
    long key = ((long) one.index << 32) | other.index;
    var known = companions.get(key);
    if (known != null) return known;
    var both = new Companions(one, other);
    companions.add(key, both);
    return both;
  }

  /** The location that has just come. One object for all of them. */
  private final class Arrival implements Neighbours.Found {
    private final Spell pair = new Spell(null, 0, 0);
    private Traveller who;
    private long number;
    private long micros = Long.MIN_VALUE;
    private int latitudeE7;
    private int longitudeE7;

    void set(Traveller who, long micros, int latitudeE7, int longitudeE7) {
      this.who = who;
      number++;
      this.micros = micros;
      this.latitudeE7 = latitudeE7;
      this.longitudeE7 = longitudeE7;
      for (var both : who.lately) {
        if (!both.areOver()) know(both.with(who), both);
      }
      who.lately.clear();
    }

    private void know(Traveller other, Companions both) {
      other.known = number;
      other.both = both;
    }

    @Override
    public void near(
        int person,
        int ordinal,
        long itsMicros,
        int itsLatitudeE7,
        int itsLongitudeE7,
        double about) {
      var other = byIndex.get(person);
      boolean isOne = who.person < other.person;
      if (other.known != number) {
        know(other, isOne ? companions(who, other) : companions(other, who));
      }
      var both = other.both;
      if (other.found != number) {
        other.found = number;
        who.lately.add(both);
      }
      var spell = both.spell(itsMicros, micros, gap);
      spell.points += isOne ? both.first(who.count, ordinal) : both.first(ordinal, who.count);
      if (closeness.atLeast(about) > spell.metres) return;
      pair.metres =
          closeness.exactly(about, latitudeE7, longitudeE7, itsLatitudeE7, itsLongitudeE7);
      pair.micros = isOne ? micros : itsMicros;
      pair.latitudeE7 = isOne ? latitudeE7 : itsLatitudeE7;
      pair.longitudeE7 = isOne ? longitudeE7 : itsLongitudeE7;
      pair.otherMicros = isOne ? itsMicros : micros;
      pair.otherLatitudeE7 = isOne ? itsLatitudeE7 : latitudeE7;
      pair.otherLongitudeE7 = isOne ? itsLongitudeE7 : longitudeE7;
      spell.comeAsCloseAs(pair);
    }
  }
}
