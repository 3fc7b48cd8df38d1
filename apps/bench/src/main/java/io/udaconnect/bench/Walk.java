package io.udaconnect.bench;

import com.google.protobuf.Timestamp;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Service;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.StreamLocationsRequest;
import io.udaconnect.proto.v1.StreamLocationsResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends where the people of a venue are, twenty times a second some of them, as of now. When its
 * stream is cut it goes on with another: what was under way is old by then.
 */
final class Walk implements AutoCloseable {
  private static final int MESSAGES_A_SECOND = 20;

  private final Venue venue;
  private final Acknowledged acknowledged;
  private final int batch;
  private final ManagedChannel channel;
  private final Thread thread = new Thread(this::run, "walk");
  private volatile boolean isClosed;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong cuts = new AtomicLong();
  private volatile Stream stream;
  private int next;

  Walk(Venue venue, Acknowledged acknowledged, Addresses addresses, int rate) {
    this.venue = venue;
    this.acknowledged = acknowledged;
    this.batch = Math.max(1, rate / MESSAGES_A_SECOND);
    channel = Grpcs.channel(addresses, Service.LOCATION);
    stream = new Stream();
    thread.start();
  }

  /** How many positions were sent. */
  long sent() {
    return sent.get();
  }

  /** How often the stream was cut. */
  long cuts() {
    return cuts.get();
  }

  private void run() {
    long due = System.nanoTime();
    while (!isClosed) {
      if (stream.end != null) {
        System.err.println("the stream was cut: " + stream.end.getMessage());
        cuts.incrementAndGet();
        stream = new Stream();
      }
      send();
      due += Duration.ofSeconds(1).toNanos() / MESSAGES_A_SECOND;
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  private void send() {
    var now = Instant.ofEpochMilli(Instant.now().toEpochMilli());
    var time = Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano());
    var request = StreamLocationsRequest.newBuilder();
    var slots = new int[batch];
    for (int i = 0; i < batch; i++) {
      slots[i] = acknowledged.send(next, now.toEpochMilli());
      request.addLocations(venue.walk(next).setCreationTime(time));
      next = (next + 1) % venue.size();
    }
    stream.send(request, slots);
    sent.addAndGet(batch);
  }

  @Override
  public void close() {
    isClosed = true;
    try {
      thread.join();
      stream.finish();
      channel.shutdown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Stream implements StreamObserver<StreamLocationsResponse> {
    private final Map<Long, int[]> underWay = new ConcurrentHashMap<>();
    private final StreamObserver<StreamLocationsRequest> requests =
        LocationServiceGrpc.newStub(channel).stream(this);
    private long sequence; // only the walking thread
    private long durable; // only gRPC's
    private volatile Throwable end;

    void send(StreamLocationsRequest.Builder request, int[] slots) {
      sequence++;
      underWay.put(sequence, slots);
      requests.onNext(request.setSequence(sequence).build());
    }

    void finish() {
      if (end == null) requests.onCompleted();
    }

    @Override
    public void onNext(StreamLocationsResponse answer) {
      long now = System.nanoTime();
      for (; durable < answer.getDurableSequence(); durable++) {
        for (int slot : underWay.remove(durable + 1)) acknowledged.acknowledge(slot, now);
      }
    }

    @Override
    public void onError(Throwable why) {
      end = why;
    }

    @Override
    public void onCompleted() {
      if (!isClosed) end = new IllegalStateException("the service ended it");
    }
  }
}
