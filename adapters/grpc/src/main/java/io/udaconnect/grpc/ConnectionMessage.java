package io.udaconnect.grpc;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.proto.v1.Connection;

/** A connection in gRPC's words. */
final class ConnectionMessage {
  private ConnectionMessage() {}

  static Connection of(io.udaconnect.domain.proximity.Connection connection) {
    return Connection.newBuilder()
        .setPerson(PersonMessage.of(connection.person()))
        .setLocation(LocationMessage.of(connection.location()))
        .setDistanceMetres(connection.distance().metres())
        .setOwnTime(Times.message(connection.ownTime()))
        .build();
  }

  static io.udaconnect.domain.proximity.Connection toDomain(Connection message) {
    var ownTime = Times.instant("own_time", message.getOwnTime());
    return new io.udaconnect.domain.proximity.Connection(
        PersonMessage.toDomain(message.getPerson()),
        LocationMessage.toDomain(message.getLocation(), ownTime),
        Distance.ofMetres(message.getDistanceMetres()),
        ownTime);
  }
}
