package io.udaconnect.domain.proximity;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.range;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Page;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.MemoryLocations;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.Persons;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoundedQuestionsTest {
  private static final PersonId ADA = new PersonId(1);
  private static final TimeRange DAY = range("2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z");
  private static final TimeRange LONGER =
      range("2026-03-14T00:00:00Z", "2026-03-15T00:00:00.000001Z");

  private final MemoryPeople people = new MemoryPeople();
  private final MemoryLocations locations = new MemoryLocations();
  private final EncounterFinder encounters = new EncounterFinder(people, locations);
  private final BoundedQuestions bounded = bounded(Optional.of(Duration.ofDays(1)));

  /** Every question that there is. */
  private final List<BiFunction<TimeRange, ConnectionRule, Stream<?>>> questions =
      List.of(
          (range, rule) -> bounded.find(ADA, range, rule),
          (range, rule) -> bounded.find(ADA, range, rule, Page.whole()),
          (range, rule) -> bounded.find(ADA, range, usual(rule)),
          (range, rule) -> bounded.find(ADA, range, usual(rule), Page.whole()),
          (range, rule) -> bounded.met(ADA, range, usual(rule)),
          (range, rule) -> bounded.met(ADA, range, usual(rule), Page.whole()),
          (range, rule) -> bounded.all(range, usual(rule)),
          (range, rule) -> bounded.all(range, usual(rule), Page.whole()));

  private static EncounterRule usual(ConnectionRule near) {
    return new EncounterRule(near, EncounterRule.USUAL_GAP, EncounterRule.FEWEST_POINTS);
  }

  private BoundedQuestions bounded(Optional<Duration> longestRange) {
    return new BoundedQuestions(
        new ConnectionFinder(people, locations),
        encounters,
        new QuestionBounds(Distance.ofMetres(50), longestRange));
  }

  private static ConnectionRule within(double metres) {
    return ConnectionRule.together(Distance.ofMetres(metres), Duration.ofMinutes(1));
  }

  @BeforeEach
  void twoMeet() {
    people.put(List.of(Persons.ada(), Persons.bob()));
    locations.append(List.of(seen(1, NOON, 48, 2), seen(2, NOON, 48, 2)));
  }

  @Test
  void whatIsWithinBoundsIsAnswered() {
    for (var question : questions) assertThat(question.apply(DAY, within(50))).hasSize(1);
  }

  @Test
  void whatIsTooMuchIsRefusedByItsName() {
    for (var question : questions) {
      assertRefused(question, LONGER, within(50), "end_date");
      assertRefused(question, DAY, within(50.000001), "distance");
      assertRefused(question, LONGER, within(51), "end_date", "distance");
    }
  }

  private static void assertRefused(
      BiFunction<TimeRange, ConnectionRule, Stream<?>> question,
      TimeRange range,
      ConnectionRule rule,
      String... fields) {
    var refused = catchThrowableOfType(Refused.class, () -> question.apply(range, rule));
    assertThat(refused.faults()).extracting(Fault::field).containsExactly(fields);
  }

  @Test
  void withoutALongestRangeAnyIsAnswered() {
    var ever = range("2000-01-01T00:00:00Z", "4000-01-01T00:00:00Z");
    assertThat(bounded(Optional.empty()).find(ADA, ever, within(50))).hasSize(1);
  }
}
