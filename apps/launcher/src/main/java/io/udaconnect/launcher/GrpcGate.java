package io.udaconnect.launcher;

import com.google.protobuf.Timestamp;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.udaconnect.domain.person.Profile;
import io.udaconnect.launcher.simulation.Scenario.Sighting;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.PersonServiceGrpc;
import io.udaconnect.proto.v1.RecordLocationBatchRequest;
import io.udaconnect.proto.v1.RegisterPersonRequest;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Through the services' gRPC. */
final class GrpcGate extends ServiceGate {
  private static final int MOST = 5_000;
  private static final long ANSWER_SECONDS = 10;

  private final ManagedChannel locations;

  GrpcGate(Addresses addresses) {
    super(addresses);
    locations = channel(addresses, Service.LOCATION);
  }

  @Override
  long register(Profile profile) {
    var request =
        RegisterPersonRequest.newBuilder()
            .setFirstName(profile.firstName())
            .setLastName(profile.lastName())
            .setCompanyName(profile.companyName())
            .setSimulated(true)
            .build();
    try {
      return PersonServiceGrpc.newBlockingStub(persons())
          .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
          .register(request)
          .getId();
    } catch (StatusRuntimeException failure) {
      throw new NotNow("the person service does not register", failure);
    }
  }

  @Override
  public Set<Integer> send(Instant at, List<Sighting> sightings) {
    var unknown = new HashSet<Integer>();
    for (int from = 0; from < sightings.size(); from += MOST) {
      var some = sightings.subList(from, Math.min(from + MOST, sightings.size()));
      unknown.addAll(sendSome(at, some));
    }
    return unknown;
  }

  private Set<Integer> sendSome(Instant at, List<Sighting> sightings) {
    var batch = RecordLocationBatchRequest.newBuilder();
    for (var sighting : sightings) batch.addLocations(location(at, sighting));
    try {
      var answer =
          LocationServiceGrpc.newBlockingStub(locations)
              .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
              .recordBatch(batch.build());
      var unknown = new HashSet<Integer>();
      for (var refused : answer.getRefusedList()) {
        if (!refused.getField().equals("person_id")) {
          throw new Trouble("a location is refused: " + refused.getReason());
        }
        unknown.add(sightings.get(refused.getIndex()).person());
      }
      return unknown;
    } catch (StatusRuntimeException failure) {
      throw new NotNow("the location service does not take locations", failure);
    }
  }

  private Location location(Instant at, Sighting sighting) {
    return Location.newBuilder()
        .setPersonId(id(sighting.person()))
        .setLatitude(sighting.point().latitudeDegrees())
        .setLongitude(sighting.point().longitudeDegrees())
        .setCreationTime(
            Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()))
        .build();
  }

  @Override
  public void close() {
    super.close();
    locations.shutdownNow();
  }
}
