package io.udaconnect.grpc;

import io.grpc.Channel;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.LocationServiceGrpc.LocationServiceStub;
import io.udaconnect.proto.v1.RefusedLocation;
import io.udaconnect.proto.v1.StreamLocationsRequest;
import io.udaconnect.proto.v1.StreamLocationsResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Sends locations by a stream, and reads its acknowledgements at once or when it is told to. */
final class StreamClient
    implements ClientResponseObserver<StreamLocationsRequest, StreamLocationsResponse> {
  final List<StreamLocationsResponse> acknowledgements = new CopyOnWriteArrayList<>();
  final ClientCallStreamObserver<StreamLocationsRequest> call;
  private final boolean reading;
  private final CompletableFuture<No> end = new CompletableFuture<>();

  private StreamClient(LocationServiceStub service, boolean reading) {
    this.reading = reading;
    call = (ClientCallStreamObserver<StreamLocationsRequest>) service.stream(this);
  }

  static StreamClient reading(Channel channel) {
    return new StreamClient(LocationServiceGrpc.newStub(channel), true);
  }

  static StreamClient readingUntil(Deadline deadline, Channel channel) {
    return new StreamClient(LocationServiceGrpc.newStub(channel).withDeadline(deadline), true);
  }

  static StreamClient notReading(Channel channel) {
    return new StreamClient(LocationServiceGrpc.newStub(channel), false);
  }

  void send(long sequence, Location.Builder... locations) {
    var request = StreamLocationsRequest.newBuilder().setSequence(sequence);
    for (var location : locations) request.addLocations(location);
    call.onNext(request.build());
  }

  long durable() {
    return acknowledgements.stream()
        .mapToLong(StreamLocationsResponse::getDurableSequence)
        .reduce((one, next) -> next)
        .orElse(0);
  }

  List<RefusedLocation> refused() {
    return acknowledgements.stream().flatMap(one -> one.getRefusedList().stream()).toList();
  }

  boolean hasEnded() {
    return end.isDone();
  }

  /** How the server ended the stream; code OK if it ended well. */
  No end() throws Exception {
    return end.get(20, TimeUnit.SECONDS);
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<StreamLocationsRequest> starting) {
    if (!reading) starting.disableAutoRequestWithInitial(0);
  }

  @Override
  public void onNext(StreamLocationsResponse acknowledgement) {
    acknowledgements.add(acknowledgement);
  }

  @Override
  public void onError(Throwable failure) {
    end.complete(No.of((StatusRuntimeException) failure));
  }

  @Override
  public void onCompleted() {
    end.complete(new No(Status.Code.OK, "", List.of()));
  }
}
