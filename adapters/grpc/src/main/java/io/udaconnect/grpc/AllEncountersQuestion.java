package io.udaconnect.grpc;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.EncounterRule;
import io.udaconnect.proto.v1.FindAllEncountersRequest;
import io.udaconnect.proto.v1.FindEncountersRequest;

/** When and by which rule everybody's encounters are asked for; and how, in gRPC. */
record AllEncountersQuestion(TimeRange range, EncounterRule rule) {
  /** What is asked about everybody is written and read like what is asked about anybody. */
  private static final PersonId ANYBODY = new PersonId(1);

  FindAllEncountersRequest message() {
    var ofAnybody = new EncounterQuestion(ANYBODY, range, rule).message();
    var message =
        FindAllEncountersRequest.newBuilder()
            .setStartTime(ofAnybody.getStartTime())
            .setEndTime(ofAnybody.getEndTime())
            .setDistanceMetres(ofAnybody.getDistanceMetres())
            .setGap(ofAnybody.getGap())
            .setLeastPoints(ofAnybody.getLeastPoints());
    if (ofAnybody.hasWithin()) message.setWithin(ofAnybody.getWithin());
    return message.build();
  }

  /** What the message asks, or a refusal that names all that is wrong, in the message's words. */
  static AllEncountersQuestion of(FindAllEncountersRequest message) {
    var ofAnybody = FindEncountersRequest.newBuilder().setPersonId(ANYBODY.value());
    if (message.hasStartTime()) ofAnybody.setStartTime(message.getStartTime());
    if (message.hasEndTime()) ofAnybody.setEndTime(message.getEndTime());
    if (message.hasDistanceMetres()) ofAnybody.setDistanceMetres(message.getDistanceMetres());
    if (message.hasWithin()) ofAnybody.setWithin(message.getWithin());
    if (message.hasGap()) ofAnybody.setGap(message.getGap());
    if (message.hasLeastPoints()) ofAnybody.setLeastPoints(message.getLeastPoints());
    var question = EncounterQuestion.ofOneTime(ofAnybody.build());
    return new AllEncountersQuestion(question.range(), question.rule());
  }
}
