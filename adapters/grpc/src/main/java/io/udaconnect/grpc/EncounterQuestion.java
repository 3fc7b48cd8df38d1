package io.udaconnect.grpc;

import io.udaconnect.domain.Faults;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.EncounterRule;
import io.udaconnect.proto.v1.FindConnectionsRequest;
import io.udaconnect.proto.v1.FindEncountersRequest;
import java.time.Duration;

/** Whose encounters, when, by which rule; and how it is asked in gRPC. */
record EncounterQuestion(PersonId person, TimeRange range, EncounterRule rule) {
  FindEncountersRequest message() {
    var near = new ConnectionQuestion(person, range, rule.near()).message();
    var message =
        FindEncountersRequest.newBuilder()
            .setPersonId(near.getPersonId())
            .setStartTime(near.getStartTime())
            .setEndTime(near.getEndTime())
            .setDistanceMetres(near.getDistanceMetres())
            .setGap(Times.message(rule.gap()))
            .setLeastPoints(rule.leastPoints());
    if (near.hasWithin()) message.setWithin(near.getWithin());
    return message.build();
  }

  /** As {@link #of}, but the usual time where the message does not say how far apart. */
  static EncounterQuestion ofOneTime(FindEncountersRequest message) {
    return message.hasWithin()
        ? of(message)
        : of(message.toBuilder().setWithin(Times.message(EncounterRule.USUAL_WITHIN)).build());
  }

  /** What the message asks, or a refusal that names all that is wrong, in the message's words. */
  static EncounterQuestion of(FindEncountersRequest message) {
    var faults = new Faults();
    var near = faults.check(() -> ConnectionQuestion.of(near(message)));
    var gap = faults.check(() -> gap(message));
    var rule = near == null || gap == null ? null : faults.check(() -> rule(near, gap, message));
    faults.refuseIfAny();
    return new EncounterQuestion(near.person(), near.range(), rule);
  }

  private static FindConnectionsRequest near(FindEncountersRequest message) {
    var near = FindConnectionsRequest.newBuilder().setPersonId(message.getPersonId());
    if (message.hasStartTime()) near.setStartTime(message.getStartTime());
    if (message.hasEndTime()) near.setEndTime(message.getEndTime());
    if (message.hasDistanceMetres()) near.setDistanceMetres(message.getDistanceMetres());
    if (message.hasWithin()) near.setWithin(message.getWithin());
    return near.build();
  }

  private static Duration gap(FindEncountersRequest message) {
    return message.hasGap() ? Times.duration("gap", message.getGap()) : EncounterRule.USUAL_GAP;
  }

  private static EncounterRule rule(
      ConnectionQuestion near, Duration gap, FindEncountersRequest message) {
    int least = message.hasLeastPoints() ? message.getLeastPoints() : EncounterRule.FEWEST_POINTS;
    try {
      return new EncounterRule(near.rule(), gap, least);
    } catch (Refused refused) {
      throw ConnectionQuestion.said(refused);
    }
  }
}
