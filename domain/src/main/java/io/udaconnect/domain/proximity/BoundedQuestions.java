package io.udaconnect.domain.proximity;

import io.udaconnect.domain.Page;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import java.util.stream.Stream;

/** Asks others, but only what is within bounds. */
public final class BoundedQuestions implements Connections, Encounters {
  private final Connections connections;
  private final Encounters encounters;
  private final QuestionBounds bounds;

  public BoundedQuestions(Connections connections, Encounters encounters, QuestionBounds bounds) {
    this.connections = connections;
    this.encounters = encounters;
    this.bounds = bounds;
  }

  @Override
  public Stream<Connection> find(PersonId person, TimeRange range, ConnectionRule rule) {
    bounds.check(range, rule);
    return connections.find(person, range, rule);
  }

  @Override
  public Stream<Connection> find(
      PersonId person, TimeRange range, ConnectionRule rule, Page<LocationKey> page) {
    bounds.check(range, rule);
    return connections.find(person, range, rule, page);
  }

  @Override
  public Stream<EncounterWith> find(PersonId person, TimeRange range, EncounterRule rule) {
    bounds.check(range, rule.near());
    return encounters.find(person, range, rule);
  }

  @Override
  public Stream<EncounterWith> find(
      PersonId person, TimeRange range, EncounterRule rule, Page<EncounterEnd> page) {
    bounds.check(range, rule.near());
    return encounters.find(person, range, rule, page);
  }

  @Override
  public Stream<PersonMet> met(PersonId person, TimeRange range, EncounterRule rule) {
    bounds.check(range, rule.near());
    return encounters.met(person, range, rule);
  }

  @Override
  public Stream<PersonMet> met(
      PersonId person, TimeRange range, EncounterRule rule, Page<MetRank> page) {
    bounds.check(range, rule.near());
    return encounters.met(person, range, rule, page);
  }

  @Override
  public Stream<EncounterBetween> all(TimeRange range, EncounterRule rule) {
    bounds.check(range, rule.near());
    return encounters.all(range, rule);
  }

  @Override
  public Stream<EncounterBetween> all(
      TimeRange range, EncounterRule rule, Page<EncounterEnd> page) {
    bounds.check(range, rule.near());
    return encounters.all(range, rule, page);
  }
}
