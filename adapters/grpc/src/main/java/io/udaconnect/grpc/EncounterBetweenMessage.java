package io.udaconnect.grpc;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.proximity.Encounter;
import io.udaconnect.proto.v1.EncounterBetween;

/** An encounter of any two, in gRPC's words. */
final class EncounterBetweenMessage {
  private EncounterBetweenMessage() {}

  static EncounterBetween of(io.udaconnect.domain.proximity.EncounterBetween between) {
    var encounter = between.encounter();
    return EncounterBetween.newBuilder()
        .setPerson(PersonMessage.of(between.one()))
        .setOther(PersonMessage.of(between.other()))
        .setFromTime(Times.message(encounter.from()))
        .setToTime(Times.message(encounter.to()))
        .setClosestMetres(encounter.closest().metres())
        .setLatitude(encounter.place().latitudeDegrees())
        .setLongitude(encounter.place().longitudeDegrees())
        .setPoints(encounter.points())
        .build();
  }

  static io.udaconnect.domain.proximity.EncounterBetween toDomain(EncounterBetween message) {
    var one = PersonMessage.toDomain(message.getPerson());
    var other = PersonMessage.toDomain(message.getOther());
    return new io.udaconnect.domain.proximity.EncounterBetween(
        one,
        other,
        new Encounter(
            one.id(),
            other.id(),
            Times.instant("from_time", message.getFromTime()),
            Times.instant("to_time", message.getToTime()),
            Distance.ofMetres(message.getClosestMetres()),
            message.getPoints(),
            GeoPoint.of(message.getLatitude(), message.getLongitude())));
  }
}
