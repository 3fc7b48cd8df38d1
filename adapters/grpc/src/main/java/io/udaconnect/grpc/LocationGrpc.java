package io.udaconnect.grpc;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Intake;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.RecordLocationBatchRequest;
import io.udaconnect.proto.v1.RecordLocationBatchResponse;
import io.udaconnect.proto.v1.RecordLocationRequest;
import io.udaconnect.proto.v1.StreamLocationsRequest;
import io.udaconnect.proto.v1.StreamLocationsResponse;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;

/** Takes locations in over gRPC. An app mounts it as a subclass with a scope of its own. */
public abstract class LocationGrpc implements BindableService, LocationServiceGrpc.AsyncService {
  private Intake intake;
  private GrpcThreads threads;

  @Inject
  void use(Intake intake, GrpcThreads threads) {
    this.intake = intake;
    this.threads = threads;
  }

  @Override
  public ServerServiceDefinition bindService() {
    return LocationServiceGrpc.bindService(this);
  }

  @Override
  public void record(RecordLocationRequest request, StreamObserver<Location> observer) {
    if (!request.hasLocation()) throw Refused.invalid("location", "is missing");
    SingleAnswer.send(taken(request.getLocation()), LocationMessage::of, observer);
  }

  private CompletionStage<io.udaconnect.domain.location.Location> taken(Location message) {
    try {
      return intake.take(() -> LocationMessage.toDomain(message, intake.now()));
    } catch (Refused refused) {
      throw Refusals.renamed(refused, "location."::concat);
    }
  }

  @Override
  public void recordBatch(
      RecordLocationBatchRequest request, StreamObserver<RecordLocationBatchResponse> observer) {
    var delivery = LocationBatch.toDomain(request.getLocationsList(), intake.now());
    var answer = intake.take(delivery).thenApplyAsync(LocationBatch::of, threads); // may be long
    SingleAnswer.send(answer, message -> message, observer);
  }

  @Override
  public StreamObserver<StreamLocationsRequest> stream(
      StreamObserver<StreamLocationsResponse> observer) {
    return LocationStream.of(intake, observer, threads);
  }
}
