package io.udaconnect.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationStore;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.proto.v1.ForgetPersonRequest;
import io.udaconnect.proto.v1.LocationStoreGrpc;
import io.udaconnect.proto.v1.LocationStoreGrpc.LocationStoreBlockingStub;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Has another instance store what it is given. A bean only under its own name, so that an app that
 * has a store of its own need not choose; made, with its one channel, when it is first used.
 *
 * <p>While the other cannot be reached, is busy, or has not answered within {@code
 * store.grpc.timeout}, this is BUSY: a batch may then have been stored, and is to be sent again. It
 * takes no more than 50,000 locations at once.
 */
@ApplicationScoped
@Typed(GrpcLocationStore.class)
public class GrpcLocationStore implements LocationStore, AutoCloseable {
  private static final Duration PROBE = Duration.ofSeconds(1);

  private final Peer peer;
  private final Duration timeout;

  @Inject
  public GrpcLocationStore(GrpcSettings settings) {
    peer = new Peer("the store at " + settings.storeAddress(), settings.storeAddress());
    timeout = settings.storeTimeout();
  }

  /** Only for the container's proxy. */
  protected GrpcLocationStore() {
    peer = null;
    timeout = null;
  }

  @Override
  public Appended append(List<Location> batch) {
    LocationEventMessage.requireFew(batch.size()); // gRPC's no to a large message sounds like BUSY
    var request = LocationEventMessage.of(batch);
    var answer = ask(() -> store().append(request));
    return new Appended(
        answer.getStored(),
        answer.getKnown(),
        answer.getDiffering(),
        answer.getForgotten(),
        answer.getExpired());
  }

  @Override
  public void forget(PersonId person) {
    var request = ForgetPersonRequest.newBuilder().setPersonId(person.value()).build();
    ask(() -> store().forget(request));
  }

  /** Why nothing can be stored now; empty if all is well. */
  Optional<String> problem() {
    var store = HealthCheckRequest.newBuilder().setService(LocationStoreGrpc.SERVICE_NAME).build();
    try {
      var health =
          HealthGrpc.newBlockingStub(peer.channel())
              .withDeadlineAfter(PROBE.toNanos(), TimeUnit.NANOSECONDS)
              .check(store);
      return health.getStatus() == ServingStatus.SERVING
          ? Optional.empty()
          : Optional.of(peer + " is not ready");
    } catch (StatusRuntimeException answer) {
      return Optional.of(
          answer.getStatus().getCode() == Status.Code.NOT_FOUND
              ? peer + " serves no LocationStore"
              : peer.failure(answer.getStatus(), PROBE).getMessage());
    }
  }

  private LocationStoreBlockingStub store() {
    return LocationStoreGrpc.newBlockingStub(peer.channel())
        .withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  private <T> T ask(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException answer) {
      throw failure(answer);
    }
  }

  /**
   * What is wrong with a location is a refusal, after which it is not sent again; so only what the
   * store itself said field by field may pass for one.
   */
  private RuntimeException failure(StatusRuntimeException answer) {
    var refused = Refusals.heard(answer);
    if (refused.isEmpty()) return peer.failure(answer.getStatus(), timeout);
    var reason = refused.get().reason();
    if (reason == Reason.INVALID && !refused.get().faults().isEmpty()) return refused.get();
    return reason == Reason.BUSY || reason == Reason.FULL
        ? new Refused(Reason.BUSY, refused.get().getMessage(), answer)
        : peer.failure(answer.getStatus(), timeout);
  }

  @PreDestroy
  @Override
  public void close() {
    peer.close();
  }
}
