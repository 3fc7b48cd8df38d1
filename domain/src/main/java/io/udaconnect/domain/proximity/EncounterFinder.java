package io.udaconnect.domain.proximity;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.location.Locations;
import io.udaconnect.domain.location.Net;
import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds encounters in what is stored: the store narrows to the surroundings of the person's own
 * track, the engine decides.
 */
public final class EncounterFinder implements Encounters {
  private final People people;
  private final Locations locations;

  public EncounterFinder(People people, Locations locations) {
    this.people = people;
    this.locations = locations;
  }

  @Override
  public Stream<EncounterWith> find(PersonId person, TimeRange range, EncounterRule rule) {
    var encounters = new ArrayList<Encounter>();
    detect(person, Surroundings.of(person, range, people, locations), rule, encounters::add);
    return encounters.stream()
        .flatMap(
            encounter ->
                people.find(encounter.with(person)).stream()
                    .map(other -> new EncounterWith(other, encounter)));
  }

  @Override
  public Stream<PersonMet> met(PersonId person, TimeRange range, EncounterRule rule) {
    var surroundings = Surroundings.of(person, range, people, locations);
    return rule.near().within().isPresent()
        ? together(person, surroundings, rule)
        : visitors(surroundings, rule);
  }

  @Override
  public Stream<EncounterBetween> all(TimeRange range, EncounterRule rule) {
    return EncounterFeed.of(locations.in(Net.everywhere(range)), rule)
        .flatMap(one -> known(one).stream());
  }

  /** Empty where one of them was removed and only their locations are still here. */
  private Optional<EncounterBetween> known(Encounter encounter) {
    return people
        .find(encounter.one())
        .flatMap(
            one ->
                people
                    .find(encounter.other())
                    .map(other -> new EncounterBetween(one, other, encounter)));
  }

  private Stream<PersonMet> together(
      PersonId person, Surroundings surroundings, EncounterRule rule) {
    var met = new HashMap<Long, Acquaintance>();
    detect(person, surroundings, rule, encounter -> add(encounter, person, met));
    return met.entrySet().stream()
        .flatMap(one -> people.find(new PersonId(one.getKey())).map(one.getValue()::with).stream())
        .sorted(PersonMet.BY_RANK);
  }

  private static void detect(
      PersonId person, Surroundings around, EncounterRule rule, Consumer<Encounter> ended) {
    var detector = new EncounterDetector(person, rule, ended);
    around.replay(rule.near(), detector);
    detector.finish();
  }

  private static void add(Encounter encounter, PersonId person, Map<Long, Acquaintance> met) {
    met.computeIfAbsent(encounter.with(person).value(), other -> new Acquaintance())
        .add(encounter.from(), encounter.to(), encounter.closest());
  }

  /** Whoever was where this person was, at whatever time: then only their own times count. */
  private Stream<PersonMet> visitors(Surroundings surroundings, EncounterRule rule) {
    var visitors = new Visitors(surroundings.own(), rule);
    surroundings.show(rule.near(), visitors);
    return visitors.met(people);
  }
}
