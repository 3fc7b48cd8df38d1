package io.udaconnect.grpc;

import static java.util.stream.Collectors.toMap;

import com.google.protobuf.Timestamp;
import io.udaconnect.domain.Faults;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.ConnectionRule;
import io.udaconnect.proto.v1.FindConnectionsRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Whose connections, when, by which rule; and how it is asked in gRPC. */
record ConnectionQuestion(PersonId person, TimeRange range, ConnectionRule rule) {
  /** The fields that the message calls by another name than the domain does. */
  private static final Map<String, String> MESSAGE_NAMES =
      Map.of(
          "start_date",
          "start_time",
          "end_date",
          "end_time",
          "distance",
          "distance_metres",
          "points",
          "least_points");

  private static final Map<String, String> DOMAIN_NAMES =
      MESSAGE_NAMES.entrySet().stream().collect(toMap(Map.Entry::getValue, Map.Entry::getKey));

  FindConnectionsRequest message() {
    var message =
        FindConnectionsRequest.newBuilder()
            .setPersonId(person.value())
            .setStartTime(Times.message(range.from()))
            .setEndTime(Times.message(range.to()))
            .setDistanceMetres(rule.reach().metres());
    rule.within().ifPresent(within -> message.setWithin(Times.message(within)));
    return message.build();
  }

  /** What the message asks, or a refusal that names all that is wrong, in the message's words. */
  static ConnectionQuestion of(FindConnectionsRequest message) {
    try {
      return read(message);
    } catch (Refused refused) {
      throw said(refused);
    }
  }

  /** A refusal in the message's words. */
  static Refused said(Refused refused) {
    return Refusals.renamed(refused, field -> MESSAGE_NAMES.getOrDefault(field, field));
  }

  /** The same refusal in the domain's words. */
  static Refused heard(Refused refused) {
    return Refusals.renamed(refused, field -> DOMAIN_NAMES.getOrDefault(field, field));
  }

  private static ConnectionQuestion read(FindConnectionsRequest message) {
    var faults = new Faults();
    var person = faults.check(() -> new PersonId(message.getPersonId()));
    var from =
        faults.check(() -> instant("start_date", message.hasStartTime(), message.getStartTime()));
    var to = faults.check(() -> instant("end_date", message.hasEndTime(), message.getEndTime()));
    var range = from == null || to == null ? null : faults.check(() -> new TimeRange(from, to));
    var reach = faults.check(() -> reach(message));
    var within = faults.check(() -> within(message));
    var rule =
        reach == null || within == null
            ? null
            : faults.check(() -> new ConnectionRule(reach, within));
    faults.refuseIfAny();
    return new ConnectionQuestion(person, range, rule);
  }

  private static Instant instant(String field, boolean present, Timestamp message) {
    if (!present) throw Refused.invalid(field, "is missing");
    return Times.instant(field, message);
  }

  private static Distance reach(FindConnectionsRequest message) {
    return message.hasDistanceMetres()
        ? Distance.ofMetres(message.getDistanceMetres())
        : ConnectionRule.USUAL_REACH;
  }

  private static Optional<Duration> within(FindConnectionsRequest message) {
    return message.hasWithin()
        ? Optional.of(Times.duration("within", message.getWithin()))
        : Optional.empty();
  }
}
