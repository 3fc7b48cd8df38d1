package io.udaconnect.grpc;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.proximity.Connections;
import io.udaconnect.domain.proximity.Encounters;
import io.udaconnect.proto.v1.Connection;
import io.udaconnect.proto.v1.ConnectionServiceGrpc;
import io.udaconnect.proto.v1.Encounter;
import io.udaconnect.proto.v1.EncounterBetween;
import io.udaconnect.proto.v1.FindAllEncountersRequest;
import io.udaconnect.proto.v1.FindConnectionsRequest;
import io.udaconnect.proto.v1.FindEncountersRequest;
import io.udaconnect.proto.v1.PersonMet;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Who met whom, over gRPC. An app mounts it as a subclass with a scope of its own. */
public abstract class ConnectionGrpc
    implements BindableService, ConnectionServiceGrpc.AsyncService {
  private Connections connections;
  private Encounters encounters;
  private GrpcThreads threads;
  private Duration patience;

  @Inject
  void use(
      Connections connections, Encounters encounters, GrpcThreads threads, GrpcSettings settings) {
    this.connections = connections;
    this.encounters = encounters;
    this.threads = threads;
    this.patience = settings.patience();
  }

  @Override
  public ServerServiceDefinition bindService() {
    return ConnectionServiceGrpc.bindService(this);
  }

  @Override
  public void findConnections(FindConnectionsRequest request, StreamObserver<Connection> observer) {
    var question = ConnectionQuestion.of(request);
    var page = Pages.of(request);
    send(
        () -> connections.find(question.person(), question.range(), question.rule(), page),
        ConnectionMessage::of,
        observer);
  }

  @Override
  public void findEncounters(FindEncountersRequest request, StreamObserver<Encounter> observer) {
    var question = EncounterQuestion.ofOneTime(request);
    var page = Pages.ofEncounters(request);
    send(
        () -> encounters.find(question.person(), question.range(), question.rule(), page),
        EncounterMessage::of,
        observer);
  }

  @Override
  public void findPeopleMet(FindEncountersRequest request, StreamObserver<PersonMet> observer) {
    var question = EncounterQuestion.of(request);
    var page = Pages.ofPeopleMet(request);
    send(
        () -> encounters.met(question.person(), question.range(), question.rule(), page),
        PersonMetMessage::of,
        observer);
  }

  @Override
  public void findAllEncounters(
      FindAllEncountersRequest request, StreamObserver<EncounterBetween> observer) {
    var question = AllEncountersQuestion.of(request);
    var page = Pages.of(request);
    send(
        () -> encounters.all(question.range(), question.rule(), page),
        EncounterBetweenMessage::of,
        observer);
  }

  /** What the domain refuses is told in the words of the messages. */
  private <T, M> void send(
      Supplier<Stream<T>> question, Function<T, M> message, StreamObserver<M> observer) {
    Supplier<Stream<T>> asked =
        () -> {
          try {
            return question.get();
          } catch (Refused refused) {
            throw ConnectionQuestion.said(refused);
          }
        };
    StreamedAnswer.send(asked, message, observer, threads, patience);
  }
}
