package io.udaconnect.bench;

import com.google.protobuf.Timestamp;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Service;
import io.udaconnect.proto.v1.Location;

/** A world's locations in gRPC's words. */
final class Messages {
  private static final double DEGREE_E7 = 1e7;
  private static final int SECOND_MICROS = 1_000_000;

  private Messages() {}

  static Location location(World world, int number) {
    long micros = world.micros(number);
    return Location.newBuilder()
        .setPersonId(world.person(number))
        .setLatitude(world.latitudeE7(number) / DEGREE_E7)
        .setLongitude(world.longitudeE7(number) / DEGREE_E7)
        .setCreationTime(
            Timestamp.newBuilder()
                .setSeconds(micros / SECOND_MICROS)
                .setNanos((int) (micros % SECOND_MICROS) * 1_000))
        .build();
  }

  static ManagedChannel channel(Addresses addresses, Service service) {
    return Grpc.newChannelBuilder(addresses.grpc(service), InsecureChannelCredentials.create())
        .directExecutor() // what is done with an answer is short
        .build();
  }
}
