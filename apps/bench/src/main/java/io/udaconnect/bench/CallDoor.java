package io.udaconnect.bench;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Service;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.RecordLocationBatchRequest;
import io.udaconnect.proto.v1.RecordLocationBatchResponse;
import io.udaconnect.proto.v1.RecordLocationRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls of {@code Record} or {@code RecordBatch}. */
final class CallDoor implements Door {
  private static final long DEADLINE_SECONDS = 30;

  private final World world;
  private final ManagedChannel channel;
  private final boolean single;

  CallDoor(World world, Addresses addresses, boolean single) {
    this.world = world;
    this.single = single;
    channel = Messages.channel(addresses, Service.LOCATION);
  }

  @Override
  public CompletableFuture<Void> send(int[] numbers) {
    var options = CallOptions.DEFAULT.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
    if (single) {
      var answer = new Answer<Location>();
      ClientCalls.asyncUnaryCall(
          channel.newCall(LocationServiceGrpc.getRecordMethod(), options),
          RecordLocationRequest.newBuilder()
              .setLocation(Messages.location(world, numbers[0]))
              .build(),
          answer);
      return answer;
    }
    var batch = RecordLocationBatchRequest.newBuilder();
    for (int number : numbers) batch.addLocations(Messages.location(world, number));
    var answer = new Answer<RecordLocationBatchResponse>();
    ClientCalls.asyncUnaryCall(
        channel.newCall(LocationServiceGrpc.getRecordBatchMethod(), options),
        batch.build(),
        answer);
    return answer;
  }

  @Override
  public void close() {
    channel.shutdown();
  }

  private static final class Answer<A> extends CompletableFuture<Void>
      implements StreamObserver<A> {
    @Override
    public void onNext(A answer) {
      if (answer instanceof RecordLocationBatchResponse batch && batch.getRefusedCount() > 0) {
        completeExceptionally(new NotTaken(batch.getRefused(0)));
      }
    }

    @Override
    public void onError(Throwable failure) {
      completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      complete(null);
    }
  }
}
