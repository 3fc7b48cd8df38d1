package io.udaconnect.bench;

import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Service;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.StreamLocationsRequest;
import io.udaconnect.proto.v1.StreamLocationsResponse;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** Batches on a stream; after an end that nobody wanted, on the next stream. */
final class StreamDoor implements Door {
  private final World world;
  private final ManagedChannel channel;
  private long sequence;
  private Stream stream;

  StreamDoor(World world, Addresses addresses) {
    this.world = world;
    channel = Messages.channel(addresses, Service.LOCATION);
  }

  @Override
  public CompletableFuture<Void> send(int[] numbers) {
    var request = StreamLocationsRequest.newBuilder().setSequence(++sequence);
    for (int number : numbers) request.addLocations(Messages.location(world, number));
    if (stream == null || stream.ended()) stream = new Stream(channel);
    return stream.send(request.build());
  }

  @Override
  public void close() {
    if (stream != null) stream.finish();
    channel.shutdown();
  }

  private record Batch(long sequence, CompletableFuture<Void> acknowledged) {}

  private static final class Stream implements StreamObserver<StreamLocationsResponse> {
    private final Queue<Batch> underWay = new ArrayDeque<>(); // guarded by this
    private final StreamObserver<StreamLocationsRequest> requests;
    private Throwable end; // guarded by this

    Stream(ManagedChannel channel) {
      requests = LocationServiceGrpc.newStub(channel).stream(this);
    }

    synchronized boolean ended() {
      return end != null;
    }

    CompletableFuture<Void> send(StreamLocationsRequest request) {
      var batch = new Batch(request.getSequence(), new CompletableFuture<>());
      synchronized (this) {
        if (end != null) return CompletableFuture.failedFuture(end);
        underWay.add(batch);
      }
      requests.onNext(request);
      return batch.acknowledged;
    }

    void finish() {
      if (!ended()) requests.onCompleted();
    }

    @Override
    public void onNext(StreamLocationsResponse answer) {
      for (var batch = kept(answer); batch != null; batch = kept(answer)) {
        if (answer.getRefusedCount() == 0) batch.acknowledged.complete(null);
        else batch.acknowledged.completeExceptionally(new NotTaken(answer.getRefused(0)));
      }
    }

    private synchronized Batch kept(StreamLocationsResponse answer) {
      var first = underWay.peek();
      return first != null && first.sequence <= answer.getDurableSequence()
          ? underWay.remove()
          : null;
    }

    @Override
    public void onError(Throwable failure) {
      synchronized (this) {
        end = failure;
      }
      underWay.forEach(batch -> batch.acknowledged.completeExceptionally(failure));
    }

    @Override
    public void onCompleted() {
      onError(new IllegalStateException("the service ended the stream"));
    }
  }
}
