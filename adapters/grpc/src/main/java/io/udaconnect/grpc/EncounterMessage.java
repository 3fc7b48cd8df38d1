package io.udaconnect.grpc;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.EncounterWith;
import io.udaconnect.proto.v1.Encounter;

/** An encounter, as one of the two sees it, in gRPC's words. */
final class EncounterMessage {
  private EncounterMessage() {}

  static Encounter of(EncounterWith with) {
    var encounter = with.encounter();
    return Encounter.newBuilder()
        .setPerson(PersonMessage.of(with.person()))
        .setFromTime(Times.message(encounter.from()))
        .setToTime(Times.message(encounter.to()))
        .setClosestMetres(encounter.closest().metres())
        .setLatitude(encounter.place().latitudeDegrees())
        .setLongitude(encounter.place().longitudeDegrees())
        .setPoints(encounter.points())
        .build();
  }

  static EncounterWith toDomain(Encounter message, PersonId me) {
    var person = PersonMessage.toDomain(message.getPerson());
    boolean iAmFirst = me.compareTo(person.id()) < 0;
    return new EncounterWith(
        person,
        new io.udaconnect.domain.proximity.Encounter(
            iAmFirst ? me : person.id(),
            iAmFirst ? person.id() : me,
            Times.instant("from_time", message.getFromTime()),
            Times.instant("to_time", message.getToTime()),
            Distance.ofMetres(message.getClosestMetres()),
            message.getPoints(),
            GeoPoint.of(message.getLatitude(), message.getLongitude())));
  }
}
