package io.udaconnect.bench;

import com.google.protobuf.Duration;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Timestamp;
import io.grpc.ManagedChannel;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Service;
import io.udaconnect.proto.v1.Connection;
import io.udaconnect.proto.v1.ConnectionServiceGrpc;
import io.udaconnect.proto.v1.ConnectionServiceGrpc.ConnectionServiceBlockingStub;
import io.udaconnect.proto.v1.Encounter;
import io.udaconnect.proto.v1.FindConnectionsRequest;
import io.udaconnect.proto.v1.FindEncountersRequest;
import io.udaconnect.proto.v1.PersonMet;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks the connection service over gRPC. */
final class GrpcAsker implements Asker.Reader {
  private static final long PATIENCE_MINUTES = 10;

  private final ManagedChannel channel;

  GrpcAsker(Addresses addresses) {
    channel = Grpcs.channel(addresses, Service.CONNECTION);
  }

  @Override
  public Answer ask(Question question) {
    long rows = 0;
    long bytes = 0;
    for (var answer = answer(question); answer.hasNext(); rows++) {
      bytes += answer.next().getSerializedSize();
    }
    return new Answer(rows, bytes);
  }

  @Override
  public List<String> rows(Question question) {
    var rows = new ArrayList<String>();
    answer(question).forEachRemaining(row -> rows.add(words(row)));
    return rows;
  }

  @Override
  public void close() {
    channel.shutdown();
  }

  private Iterator<? extends MessageLite> answer(Question question) {
    return switch (question.kind().what()) {
      case CONNECTIONS -> stub().findConnections(connections(question));
      case ENCOUNTERS -> stub().findEncounters(encounters(question));
      case MET -> stub().findPeopleMet(encounters(question));
    };
  }

  private ConnectionServiceBlockingStub stub() {
    return ConnectionServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(PATIENCE_MINUTES, TimeUnit.MINUTES);
  }

  private static FindConnectionsRequest connections(Question question) {
    var request =
        FindConnectionsRequest.newBuilder()
            .setPersonId(question.id())
            .setStartTime(midnight(question.from()))
            .setEndTime(midnight(question.until().plusDays(1)))
            .setDistanceMetres(question.kind().metres());
    question.kind().within().ifPresent(within -> request.setWithin(duration(within)));
    return request.build();
  }

  private static FindEncountersRequest encounters(Question question) {
    var request =
        FindEncountersRequest.newBuilder()
            .setPersonId(question.id())
            .setStartTime(midnight(question.from()))
            .setEndTime(midnight(question.until().plusDays(1)))
            .setDistanceMetres(question.kind().metres());
    question.kind().within().ifPresent(within -> request.setWithin(duration(within)));
    return request.build();
  }

  private static String words(MessageLite row) {
    if (row instanceof Connection connection) {
      var location = connection.getLocation();
      return Rows.connection(
          connection.getPerson().getId(),
          micros(location.getCreationTime()),
          GeoPoint.of(location.getLatitude(), location.getLongitude()),
          connection.getDistanceMetres(),
          micros(connection.getOwnTime()));
    }
    if (row instanceof Encounter encounter) {
      return Rows.encounter(
          encounter.getPerson().getId(),
          micros(encounter.getFromTime()),
          micros(encounter.getToTime()),
          encounter.getClosestMetres(),
          encounter.getPoints(),
          GeoPoint.of(encounter.getLatitude(), encounter.getLongitude()));
    }
    var met = (PersonMet) row;
    return Rows.met(
        met.getPerson().getId(),
        micros(met.getFirstTime()),
        micros(met.getLastTime()),
        met.getTimes(),
        java.time.Duration.ofSeconds(met.getDuration().getSeconds(), met.getDuration().getNanos()),
        met.getClosestMetres());
  }

  private static Timestamp midnight(LocalDate date) {
    return Timestamp.newBuilder()
        .setSeconds(date.atStartOfDay(ZoneOffset.UTC).toEpochSecond())
        .build();
  }

  private static Duration duration(java.time.Duration duration) {
    return Duration.newBuilder()
        .setSeconds(duration.getSeconds())
        .setNanos(duration.getNano())
        .build();
  }

  private static long micros(Timestamp time) {
    return time.getSeconds() * 1_000_000 + time.getNanos() / 1_000;
  }
}
