package io.udaconnect.grpc;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.proto.v1.PersonMet;

/** Somebody who was met, in gRPC's words. */
final class PersonMetMessage {
  private PersonMetMessage() {}

  static PersonMet of(io.udaconnect.domain.proximity.PersonMet met) {
    return PersonMet.newBuilder()
        .setPerson(PersonMessage.of(met.person()))
        .setFirstTime(Times.message(met.first()))
        .setLastTime(Times.message(met.last()))
        .setTimes(met.times())
        .setDuration(Times.message(met.duration()))
        .setClosestMetres(met.closest().metres())
        .build();
  }

  static io.udaconnect.domain.proximity.PersonMet toDomain(PersonMet message) {
    return new io.udaconnect.domain.proximity.PersonMet(
        PersonMessage.toDomain(message.getPerson()),
        Times.instant("first_time", message.getFirstTime()),
        Times.instant("last_time", message.getLastTime()),
        message.getTimes(),
        Times.duration("duration", message.getDuration()),
        Distance.ofMetres(message.getClosestMetres()));
  }
}
