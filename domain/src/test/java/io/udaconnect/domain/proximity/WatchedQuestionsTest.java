package io.udaconnect.domain.proximity;

import static io.udaconnect.domain.Refusals.refusal;
import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.range;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.udaconnect.domain.Page;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.MemoryLocations;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.Persons;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchedQuestionsTest {
  private static final PersonId ADA = new PersonId(1);
  private static final TimeRange DAY = range("2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z");
  private static final ConnectionRule NEAR =
      ConnectionRule.together(Distance.ofMetres(5), Duration.ofMinutes(1));
  private static final EncounterRule USUAL =
      new EncounterRule(NEAR, EncounterRule.USUAL_GAP, EncounterRule.FEWEST_POINTS);

  private final MemoryPeople people = new MemoryPeople();
  private final MemoryLocations locations = new MemoryLocations();
  private final List<String> told = new ArrayList<>();
  private final EncounterFinder encounters = new EncounterFinder(people, locations);
  private final WatchedQuestions watched =
      new WatchedQuestions(new ConnectionFinder(people, locations), encounters, this::asked);

  private QuestionCounts.Asked asked(QuestionCounts.Kind kind) {
    return new QuestionCounts.Asked() {
      @Override
      public void found() {
        told.add(kind + " found");
      }

      @Override
      public void ended(QuestionCounts.Outcome outcome, long rows) {
        told.add(kind + " " + outcome + " " + rows);
      }
    };
  }

  @BeforeEach
  void twoMeetForASecondsTime() {
    people.put(List.of(Persons.ada(), Persons.bob()));
    IntStream.range(0, 3)
        .forEach(
            second ->
                locations.append(
                    List.of(
                        seen(1, NOON.plusSeconds(second), 48, 2),
                        seen(2, NOON.plusSeconds(second), 48, 2))));
  }

  @Test
  void eachKindIsToldByItsNameWithTheRowsThatWereTaken() {
    var one = new Page<EncounterEnd>(Optional.empty(), 1);
    taken(watched.find(ADA, DAY, NEAR));
    taken(watched.find(ADA, DAY, NEAR, new Page<LocationKey>(Optional.empty(), 2)));
    taken(watched.find(ADA, DAY, USUAL));
    taken(watched.find(ADA, DAY, USUAL, one));
    taken(watched.met(ADA, DAY, USUAL));
    taken(watched.met(ADA, DAY, USUAL, new Page<MetRank>(Optional.empty(), 1)));
    taken(watched.all(DAY, USUAL));
    taken(watched.all(DAY, USUAL, one));
    assertThat(told)
        .filteredOn(line -> !line.endsWith("found"))
        .containsExactly(
            "CONNECTIONS ANSWERED 3",
            "CONNECTIONS ANSWERED 2",
            "ENCOUNTERS ANSWERED 1",
            "ENCOUNTERS ANSWERED 1",
            "MET ANSWERED 1",
            "MET ANSWERED 1",
            "EVENT ANSWERED 1",
            "EVENT ANSWERED 1");
  }

  private static void taken(Stream<?> rows) {
    try (rows) {
      rows.iterator().forEachRemaining(row -> {});
    }
  }

  @Test
  void theFirstRowIsToldWhenItIsFoundAndSoIsThatThereIsNone() {
    try (var rows = watched.find(ADA, DAY, NEAR)) {
      var taking = rows.iterator();
      assertThat(told).isEmpty();
      assertThat(taking.hasNext()).isTrue();
      assertThat(told).containsExactly("CONNECTIONS found");
      taking.forEachRemaining(row -> {});
      assertThat(told).containsExactly("CONNECTIONS found", "CONNECTIONS ANSWERED 3");
    }
    told.clear();
    var dayBefore = range("2026-03-13T00:00:00Z", "2026-03-14T00:00:00Z");
    taken(watched.find(ADA, dayBefore, NEAR));
    assertThat(told).containsExactly("CONNECTIONS found", "CONNECTIONS ANSWERED 0");
  }

  @Test
  void whoGoesAwayHasLeft() {
    var rows = watched.find(ADA, DAY, NEAR);
    assertThat(rows.iterator().next()).isNotNull();
    rows.close();
    assertThat(told).containsExactly("CONNECTIONS found", "CONNECTIONS LEFT 1");
  }

  @Test
  void whatIsRefusedOrBreaksIsToldAndThrown() {
    assertThat(refusal(() -> watched.find(new PersonId(9), DAY, NEAR)).reason())
        .isEqualTo(Reason.UNKNOWN);
    var busy = new Refused(Reason.BUSY, "not now");
    assertThat(failure(Stream.of(1).map(row -> fail(busy)))).isSameAs(busy);
    var full = new Refused(Reason.FULL, "not now");
    assertThat(failure(Stream.of(1).map(row -> fail(full)))).isSameAs(full);
    var broken = new IllegalStateException("broken");
    assertThat(failure(Stream.of(1).map(row -> fail(broken)))).isSameAs(broken);
    assertThat(told)
        .containsExactly(
            "CONNECTIONS REFUSED 0", //
            "EVENT BUSY 0",
            "EVENT BUSY 0",
            "EVENT FAILED 0");
  }

  private Throwable failure(Stream<EncounterBetween> rows) {
    try (var taking = WatchedRows.of(rows, asked(QuestionCounts.Kind.EVENT))) {
      return catchThrowable(() -> taking.iterator().hasNext());
    }
  }

  private static EncounterBetween fail(RuntimeException failure) {
    throw failure;
  }

  @Test
  void closingTheAnswerClosesWhatItIsMadeOf() {
    var closed = new ArrayList<String>();
    try (var rows =
        WatchedRows.of(
            Stream.of(1, 2).onClose(() -> closed.add("source")), asked(QuestionCounts.Kind.MET))) {
      assertThat(rows).containsExactly(1, 2);
    }
    assertThat(closed).containsExactly("source");
    assertThat(told).containsExactly("MET found", "MET ANSWERED 2");
  }
}
