package io.udaconnect.launcher;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.StreamLocationsRequest;
import io.udaconnect.proto.v1.StreamLocationsResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Sends locations on a stream, in batches, a few on their way at once. A stream that breaks is
 * followed by another, on which all comes again that was not acknowledged. Used by one thread.
 */
final class LocationSender implements AutoCloseable {
  private static final int BATCH = 1_000;
  private static final int UNDER_WAY = 16;
  private static final long PAUSE_MILLIS = 500;
  private static final Set<Status.Code> PASSING =
      Set.of(
          Status.Code.UNAVAILABLE,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.CANCELLED,
          Status.Code.DEADLINE_EXCEEDED);

  private final String target;
  private final Duration patience;
  private final BiConsumer<Long, String> refused;
  private final ManagedChannel channel;
  private final Deque<Batch> underWay = new ArrayDeque<>(); // guarded by this
  private Batch next = new Batch(1);
  private Stream stream;
  private long accepted; // guarded by this
  private long lastProgress = System.nanoTime(); // guarded by this

  /** With the line of each location, for what is refused. */
  private record Batch(long sequence, List<Location> locations, List<Long> lines) {
    Batch(long sequence) {
      this(sequence, new ArrayList<>(), new ArrayList<>());
    }

    StreamLocationsRequest message() {
      return StreamLocationsRequest.newBuilder()
          .setSequence(sequence)
          .addAllLocations(locations)
          .build();
    }
  }

  /**
   * @param patience how long to go on trying while nothing is acknowledged
   * @param refused gets the line's number and the reason
   */
  LocationSender(String target, Duration patience, BiConsumer<Long, String> refused) {
    this.target = target;
    this.patience = patience;
    this.refused = refused;
    this.channel = Grpc.newChannelBuilder(target, InsecureChannelCredentials.create()).build();
  }

  /** Waits while too many are on their way. */
  void send(long line, Location location) {
    next.lines.add(line);
    next.locations.add(location);
    if (next.locations.size() == BATCH) dispatch();
  }

  /** Returns when all are acknowledged. */
  void finish() {
    if (!next.locations.isEmpty()) dispatch();
    awaitFewerThan(1);
  }

  synchronized long accepted() {
    return accepted;
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private void dispatch() {
    awaitFewerThan(UNDER_WAY);
    var batch = next;
    next = new Batch(batch.sequence + 1);
    synchronized (this) {
      underWay.add(batch);
    }
    if (stream == null) open();
    else stream.requests.onNext(batch.message());
  }

  private void open() {
    List<Batch> again;
    synchronized (this) {
      again = List.copyOf(underWay);
    }
    stream = new Stream();
    again.forEach(batch -> stream.requests.onNext(batch.message()));
  }

  private void awaitFewerThan(int count) {
    try {
      while (!areFewerThan(count)) {
        if (stream != null && stream.end != null) recover(stream.end);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("stopped; the same import may be run again.");
    }
  }

  private synchronized boolean areFewerThan(int count) throws InterruptedException {
    while (underWay.size() >= count) {
      if (stream == null || stream.end != null) return false;
      wait(PAUSE_MILLIS);
    }
    return true;
  }

  private void recover(Status end) throws InterruptedException {
    boolean isTooLong;
    synchronized (this) {
      isTooLong = System.nanoTime() - lastProgress > patience.toNanos();
    }
    if (isTooLong || !PASSING.contains(end.getCode())) {
      throw new Trouble(
          "the location service at "
              + target
              + " takes nothing: "
              + (end.getDescription() == null ? end.getCode() : end.getDescription())
              + ". The same import may be run again: what is there already changes nothing.");
    }
    Thread.sleep(PAUSE_MILLIS);
    open();
  }

  /** One stream and how it ended. */
  private final class Stream implements StreamObserver<StreamLocationsResponse> {
    final StreamObserver<StreamLocationsRequest> requests =
        LocationServiceGrpc.newStub(channel).stream(this);
    volatile Status end;

    @Override
    public void onNext(StreamLocationsResponse answer) {
      synchronized (LocationSender.this) {
        for (var refusal : answer.getRefusedList()) {
          underWay.stream()
              .filter(batch -> batch.sequence == refusal.getSequence())
              .forEach(
                  batch ->
                      refused.accept(
                          batch.lines.get(refusal.getIndex()),
                          (refusal.getField().isEmpty() ? "" : refusal.getField() + ": ")
                              + refusal.getReason()));
        }
        while (!underWay.isEmpty() && underWay.peek().sequence <= answer.getDurableSequence()) {
          var batch = underWay.remove();
          long bad =
              answer.getRefusedList().stream()
                  .filter(refusal -> refusal.getSequence() == batch.sequence)
                  .mapToInt(refusal -> refusal.getIndex())
                  .distinct()
                  .count();
          accepted += batch.locations.size() - bad;
        }
        lastProgress = System.nanoTime();
        LocationSender.this.notifyAll();
      }
    }

    @Override
    public void onError(Throwable failure) {
      ended(Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
      ended(Status.UNAVAILABLE.withDescription("the stream was ended"));
    }

    private void ended(Status status) {
      synchronized (LocationSender.this) {
        end = status;
        LocationSender.this.notifyAll();
      }
    }
  }
}
