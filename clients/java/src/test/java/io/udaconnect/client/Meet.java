package io.udaconnect.client;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.grpc.StatusRuntimeException;
import io.udaconnect.proto.v1.FindEncountersRequest;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.Person;
import io.udaconnect.proto.v1.PersonMet;
import io.udaconnect.proto.v1.RecordLocationRequest;
import io.udaconnect.proto.v1.RegisterPersonRequest;
import java.time.Instant;
import java.util.Iterator;

/**
 * Two people are registered, send where they are, and have met. Its arguments are where the person,
 * the location and the connection service answer gRPC, as host:port.
 */
final class Meet {
  private Meet() {}

  public static void main(String[] addresses) throws InterruptedException {
    try (var udaconnect =
        addresses.length == 0
            ? UdaConnectClient.local()
            : new UdaConnectClient(addresses[0], addresses[1], addresses[2])) {
      var ada = register(udaconnect, "Ada");
      var bob = register(udaconnect, "Bob");
      send(udaconnect, ada, "2026-02-05T12:00:00Z", 13.405);
      send(udaconnect, bob, "2026-02-05T12:00:30Z", 13.40501);

      // What was kept can be read a moment later.
      var met = met(udaconnect, ada);
      while (!met.hasNext()) {
        Thread.sleep(100);
        met = met(udaconnect, ada);
      }
      met.forEachRemaining(
          row ->
              System.out.printf(
                  "%s met %s for %d s, %.2f m apart%n",
                  ada.getFirstName(),
                  row.getPerson().getFirstName(),
                  row.getDuration().getSeconds(),
                  row.getClosestMetres()));
      try {
        send(udaconnect, ada, "1999-12-31T23:59:59Z", 13.405);
      } catch (StatusRuntimeException no) {
        System.out.println("No: " + no.getStatus().getCode());
      }
    }
  }

  private static Person register(UdaConnectClient udaconnect, String firstName) {
    return udaconnect
        .persons()
        .register(
            RegisterPersonRequest.newBuilder()
                .setFirstName(firstName)
                .setLastName("Example")
                .setCompanyName("Java")
                .build());
  }

  private static void send(
      UdaConnectClient udaconnect, Person who, String instant, double longitude) {
    var location =
        Location.newBuilder()
            .setPersonId(who.getId())
            .setLatitude(52.52)
            .setLongitude(longitude)
            .setCreationTime(time(instant));
    var unused =
        udaconnect
            .locations()
            .record(RecordLocationRequest.newBuilder().setLocation(location).build());
  }

  private static Iterator<PersonMet> met(UdaConnectClient udaconnect, Person who) {
    return udaconnect
        .connections()
        .findPeopleMet(
            FindEncountersRequest.newBuilder()
                .setPersonId(who.getId())
                .setStartTime(time("2026-02-05T00:00:00Z"))
                .setEndTime(time("2026-02-06T00:00:00Z"))
                .setWithin(Duration.newBuilder().setSeconds(60))
                .build());
  }

  private static Timestamp time(String instant) {
    return Timestamp.newBuilder().setSeconds(Instant.parse(instant).getEpochSecond()).build();
  }
}
