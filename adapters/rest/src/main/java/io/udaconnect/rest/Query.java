package io.udaconnect.rest;

import io.udaconnect.domain.Faults;
import io.udaconnect.domain.Page;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.location.Replay;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.PersonSearch;
import io.udaconnect.domain.proximity.ConnectionRule;
import io.udaconnect.domain.proximity.EncounterRule;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what stands in a request's path and query. What is wrong is noted, the value then is null;
 * {@link #refuseIfAnyFault} tells all of it at once. A parameter that is not there is null.
 */
final class Query {
  private final Faults faults = new Faults();

  /** A person's id that stands in a path by itself. */
  static PersonId only(String id) {
    var query = new Query();
    var person = query.person(id);
    query.refuseIfAnyFault();
    return person;
  }

  PersonId person(String id) {
    return faults.check(
        () -> {
          try {
            return new PersonId(Numbers.whole("id", id));
          } catch (Refused noSuchNumber) {
            throw Refused.invalid("id", "must be a whole number from 1 to " + PersonId.MAX);
          }
        });
  }

  /** Both ends are needed; see {@link Times} for how they are written. */
  TimeRange range(String startDate, String endDate) {
    var from = faults.check(() -> Times.start("start_date", given("start_date", startDate)));
    var to = faults.check(() -> Times.end("end_date", given("end_date", endDate)));
    return from == null || to == null ? null : faults.check(() -> new TimeRange(from, to));
  }

  /** Empty where it is not there. */
  Optional<GeoBox> box(String text) {
    return text == null
        ? Optional.empty()
        : Optional.ofNullable(faults.check(() -> box("box", text.split(",", -1))));
  }

  Duration step(String text) {
    return text == null
        ? Replay.USUAL_STEP
        : faults.check(() -> Replay.step("step", duration("step", text)));
  }

  /** At any time where within is not there. */
  ConnectionRule rule(String distance, String within) {
    return rule(distance, within, null);
  }

  /** The same, but the usual time where within is not there. */
  ConnectionRule ruleOfOneTime(String distance, String within) {
    return rule(distance, within, EncounterRule.USUAL_WITHIN);
  }

  EncounterRule encounterRule(ConnectionRule near, String gap, String points) {
    var most = duration("gap", gap, EncounterRule.USUAL_GAP);
    long least =
        wholeNumber(
            "points",
            points,
            EncounterRule.FEWEST_POINTS,
            EncounterRule.FEWEST_POINTS,
            Integer.MAX_VALUE);
    return near == null || most == null
        ? null
        : faults.check(() -> new EncounterRule(near, most, (int) least));
  }

  private ConnectionRule rule(String distance, String within, Duration otherwise) {
    var reach =
        distance == null
            ? ConnectionRule.USUAL_REACH
            : faults.check(() -> Distance.ofMetres(Numbers.decimal("distance", distance)));
    var apart = Optional.ofNullable(duration("within", within, otherwise));
    return reach == null ? null : faults.check(() -> new ConnectionRule(reach, apart));
  }

  private Duration duration(String field, String text, Duration otherwise) {
    return text == null ? otherwise : faults.check(() -> duration(field, text));
  }

  /** A whole number, or the other value if there is no such parameter. */
  long wholeNumber(String field, String text, long otherwise, long least, long most) {
    if (text == null) return otherwise;
    Long number = faults.check(() -> within(field, Numbers.whole(field, text), least, most));
    return number == null ? otherwise : number;
  }

  /** The whole list where there is no limit, from its start where there is no position. */
  <P extends Comparable<? super P>> Page<P> page(PageQuestion asked, Function<String, P> position) {
    long limit = wholeNumber("limit", asked.limit, Long.MAX_VALUE, 1, PageQuestion.LONGEST);
    var after = asked.after == null ? null : faults.check(() -> position.apply(asked.after));
    return new Page<>(Optional.ofNullable(after), limit);
  }

  PersonSearch search(String field, String question) {
    return faults.check(() -> new PersonSearch(field, question));
  }

  void refuseIfAnyFault() {
    faults.refuseIfAny();
  }

  private static long within(String field, long number, long least, long most) {
    if (number < least || number > most) {
      throw Refused.invalid(field, "must be from " + least + " to " + most);
    }
    return number;
  }

  private static GeoBox box(String field, String[] edges) {
    if (edges.length != 4) throw Refused.invalid(field, "must be west,south,east,north in degrees");
    int west = edge(field, edges[0], 180);
    int south = edge(field, edges[1], 90);
    int east = edge(field, edges[2], 180);
    int north = edge(field, edges[3], 90);
    if (south > north) throw Refused.invalid(field, "must not be farther south in the north");
    return new GeoBox(south, north, west, east);
  }

  private static int edge(String field, String text, int limit) {
    double degrees = Numbers.decimal(field, text);
    if (!(Math.abs(degrees) <= limit)) {
      throw Refused.invalid(
          field, "must be west,south,east,north, from -180,-90 to 180,90 degrees");
    }
    return (int) Math.round(degrees * 1e7);
  }

  private static String given(String field, String text) {
    if (text == null) throw Refused.invalid(field, "is missing");
    return text;
  }

  private static Duration duration(String field, String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException notADuration) {
      throw Refused.invalid(field, "must be a duration such as PT1M");
    }
  }
}
