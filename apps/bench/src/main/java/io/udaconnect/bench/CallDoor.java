package io.udaconnect.bench;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Service;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.RecordLocationBatchResponse;
import io.udaconnect.proto.v1.RefusedLocation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Calls of {@code Record} or {@code RecordBatch}.
 *
 * @param <A> their answers
 */
final class CallDoor<A> implements Door {
  private static final long DEADLINE_SECONDS = 30;

  private final World world;
  private final ManagedChannel channel;
  private final MethodDescriptor<byte[], A> method;
  private final Function<A, List<RefusedLocation>> refused;

  private CallDoor(
      World world,
      Addresses addresses,
      MethodDescriptor<?, A> method,
      Function<A, List<RefusedLocation>> refused) {
    this.world = world;
    this.method =
        method.toBuilder(LocationBytes.MARSHALLER, method.getResponseMarshaller()).build();
    this.refused = refused;
    channel = Grpcs.channel(addresses, Service.LOCATION);
  }

  static CallDoor<Location> ofSingles(World world, Addresses addresses) {
    return new CallDoor<>(
        world, addresses, LocationServiceGrpc.getRecordMethod(), answer -> List.of());
  }

  static CallDoor<RecordLocationBatchResponse> ofBatches(World world, Addresses addresses) {
    return new CallDoor<>(
        world,
        addresses,
        LocationServiceGrpc.getRecordBatchMethod(),
        RecordLocationBatchResponse::getRefusedList);
  }

  @Override
  public CompletableFuture<Void> send(int[] numbers) {
    Grpcs.wake(channel);
    var options = CallOptions.DEFAULT.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
    var answer = new Answer();
    ClientCalls.asyncUnaryCall(
        channel.newCall(method, options), LocationBytes.record(world, numbers), answer);
    return answer;
  }

  @Override
  public void close() {
    channel.shutdown();
  }

  private final class Answer extends CompletableFuture<Void> implements StreamObserver<A> {
    @Override
    public void onNext(A answer) {
      var some = refused.apply(answer);
      if (!some.isEmpty()) completeExceptionally(NotTaken.some(some));
    }

    @Override
    public void onError(Throwable failure) {
      completeExceptionally(Grpcs.failure(failure));
    }

    @Override
    public void onCompleted() {
      complete(null);
    }
  }
}
