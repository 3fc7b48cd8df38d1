package io.udaconnect.domain.proximity;

import io.udaconnect.domain.Page;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.QuestionCounts.Kind;
import io.udaconnect.domain.proximity.QuestionCounts.Outcome;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks others, and tells who keeps count what becomes of each question. */
public final class WatchedQuestions implements Connections, Encounters {
  private final Connections connections;
  private final Encounters encounters;
  private final QuestionCounts counts;

  public WatchedQuestions(Connections connections, Encounters encounters, QuestionCounts counts) {
    this.connections = connections;
    this.encounters = encounters;
    this.counts = counts;
  }

  @Override
  public Stream<Connection> find(PersonId person, TimeRange range, ConnectionRule rule) {
    return watch(Kind.CONNECTIONS, () -> connections.find(person, range, rule));
  }

  @Override
  public Stream<Connection> find(
      PersonId person, TimeRange range, ConnectionRule rule, Page<LocationKey> page) {
    return watch(Kind.CONNECTIONS, () -> connections.find(person, range, rule, page));
  }

  @Override
  public Stream<EncounterWith> find(PersonId person, TimeRange range, EncounterRule rule) {
    return watch(Kind.ENCOUNTERS, () -> encounters.find(person, range, rule));
  }

  @Override
  public Stream<EncounterWith> find(
      PersonId person, TimeRange range, EncounterRule rule, Page<EncounterEnd> page) {
    return watch(Kind.ENCOUNTERS, () -> encounters.find(person, range, rule, page));
  }

  @Override
  public Stream<PersonMet> met(PersonId person, TimeRange range, EncounterRule rule) {
    return watch(Kind.MET, () -> encounters.met(person, range, rule));
  }

  @Override
  public Stream<PersonMet> met(
      PersonId person, TimeRange range, EncounterRule rule, Page<MetRank> page) {
    return watch(Kind.MET, () -> encounters.met(person, range, rule, page));
  }

  @Override
  public Stream<EncounterBetween> all(TimeRange range, EncounterRule rule) {
    return watch(Kind.EVENT, () -> encounters.all(range, rule));
  }

  @Override
  public Stream<EncounterBetween> all(
      TimeRange range, EncounterRule rule, Page<EncounterEnd> page) {
    return watch(Kind.EVENT, () -> encounters.all(range, rule, page));
  }

  private <T> Stream<T> watch(Kind kind, Supplier<Stream<T>> question) {
    var asked = counts.asked(kind);
    try {
      return WatchedRows.of(question.get(), asked);
    } catch (RuntimeException | Error failure) {
      asked.ended(Outcome.of(failure), 0);
      throw failure;
    }
  }
}
