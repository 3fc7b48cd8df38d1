package io.udaconnect.grpc;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.LocationStore;
import io.udaconnect.domain.location.LocationStore.Appended;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.proto.v1.AppendLocationsRequest;
import io.udaconnect.proto.v1.AppendLocationsResponse;
import io.udaconnect.proto.v1.ForgetPersonRequest;
import io.udaconnect.proto.v1.ForgetPersonResponse;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;

/**
 * The store for processors that may not reach the database themselves. An app mounts it as a
 * subclass with a scope of its own.
 */
public abstract class LocationStoreGrpc
    implements BindableService, io.udaconnect.proto.v1.LocationStoreGrpc.AsyncService {
  private LocationStore store;

  @Inject
  protected void use(LocationStore store) {
    this.store = store;
  }

  @Override
  public ServerServiceDefinition bindService() {
    return io.udaconnect.proto.v1.LocationStoreGrpc.bindService(this);
  }

  @Override
  public void append(
      AppendLocationsRequest request, StreamObserver<AppendLocationsResponse> observer) {
    refuseToPassOn();
    var appended = store.append(LocationEventMessage.toDomain(request));
    SingleAnswer.send(
        CompletableFuture.completedStage(appended), LocationStoreGrpc::message, observer);
  }

  static AppendLocationsResponse message(Appended appended) {
    return AppendLocationsResponse.newBuilder()
        .setStored(appended.stored())
        .setKnown(appended.repeated())
        .setDiffering(appended.differing())
        .setForgotten(appended.forgotten())
        .setExpired(appended.expired())
        .build();
  }

  @Override
  public void forget(ForgetPersonRequest request, StreamObserver<ForgetPersonResponse> observer) {
    refuseToPassOn();
    store.forget(new PersonId(request.getPersonId()));
    SingleAnswer.send(
        CompletableFuture.completedStage(ForgetPersonResponse.getDefaultInstance()),
        done -> done,
        observer);
  }

  /** Two that pass on to each other, or one to itself, would never end. */
  private void refuseToPassOn() {
    if (store instanceof GrpcLocationStore) {
      throw new Refused(Reason.FORBIDDEN, "this instance has no store of its own");
    }
  }
}
