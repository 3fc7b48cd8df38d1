package io.udaconnect.bench;

import static java.util.stream.Collectors.groupingBy;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Service;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.RefusedLocation;
import io.udaconnect.proto.v1.StreamLocationsResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Batches on a stream; after an end that nobody wanted, on the next stream. */
final class StreamDoor implements Door {
  private static final MethodDescriptor<byte[], StreamLocationsResponse> METHOD =
      LocationServiceGrpc.getStreamMethod().toBuilder(
              LocationBytes.MARSHALLER,
              LocationServiceGrpc.getStreamMethod().getResponseMarshaller())
          .build();

  private final World world;
  private final ManagedChannel channel;
  private long sequence;
  private Stream stream;

  StreamDoor(World world, Addresses addresses) {
    this.world = world;
    channel = Grpcs.channel(addresses, Service.LOCATION);
  }

  @Override
  public CompletableFuture<Void> send(int[] numbers) {
    if (stream == null || stream.ended()) {
      Grpcs.wake(channel);
      stream = new Stream(channel.newCall(METHOD, CallOptions.DEFAULT));
    }
    sequence++;
    return stream.send(sequence, LocationBytes.streamed(world, numbers, sequence));
  }

  @Override
  public void close() {
    if (stream != null) stream.finish();
    channel.shutdown();
  }

  private record Batch(long sequence, CompletableFuture<Void> acknowledged) {}

  private static final class Stream extends ClientCall.Listener<StreamLocationsResponse> {
    private final ClientCall<byte[], StreamLocationsResponse> call;
    private final Deque<Batch> underWay = new ArrayDeque<>(); // guarded by this
    private Throwable end; // guarded by this

    Stream(ClientCall<byte[], StreamLocationsResponse> call) {
      this.call = call;
      call.start(this, new Metadata());
      call.request(Integer.MAX_VALUE);
    }

    synchronized boolean ended() {
      return end != null;
    }

    CompletableFuture<Void> send(long sequence, byte[] request) {
      var batch = new Batch(sequence, new CompletableFuture<>());
      synchronized (this) {
        if (end != null) return CompletableFuture.failedFuture(end);
        underWay.add(batch);
      }
      call.sendMessage(request);
      return batch.acknowledged;
    }

    void finish() {
      if (!ended()) call.halfClose();
    }

    @Override
    public void onMessage(StreamLocationsResponse answer) {
      var refused =
          answer.getRefusedList().stream().collect(groupingBy(RefusedLocation::getSequence));
      for (var batch = kept(answer); batch != null; batch = kept(answer)) {
        var some = refused.getOrDefault(batch.sequence, List.of());
        if (some.isEmpty()) batch.acknowledged.complete(null);
        else batch.acknowledged.completeExceptionally(NotTaken.some(some));
      }
    }

    private synchronized Batch kept(StreamLocationsResponse answer) {
      var first = underWay.peek();
      return first != null && first.sequence <= answer.getDurableSequence()
          ? underWay.remove()
          : null;
    }

    /**
     * It is the first of those under way that was refused, if one was; the others were not read.
     */
    @Override
    public void onClose(Status status, Metadata trailers) {
      var failure =
          status.isOk()
              ? new IllegalStateException("the service ended the stream")
              : status.asRuntimeException();
      Deque<Batch> left;
      synchronized (this) {
        end = failure;
        left = new ArrayDeque<>(underWay);
        underWay.clear();
      }
      if (!left.isEmpty()) {
        left.remove().acknowledged.completeExceptionally(Grpcs.failure(failure));
      }
      left.forEach(batch -> batch.acknowledged.completeExceptionally(failure));
    }
  }
}
