package io.udaconnect.e2e;

import static io.udaconnect.launcher.Service.LOCATION;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.udaconnect.launcher.UdaConnect;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.RecordLocationBatchRequest;
import io.udaconnect.testbed.Eventually;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Devices that send on and on, and know for which locations they heard yes. What was not answered
 * with yes they send again until it is; now and then they send again what was.
 *
 * <p>The locations are numbered. The number gives the person and the instant, so that the table can
 * be compared with what was sent, however long that is.
 */
final class Crowd implements AutoCloseable {
  private static final int PEOPLE = 60;
  private static final int SENDERS = 4;
  private static final int BATCH = 150;
  private static final int TWICE_EACH = 10;
  private static final int ENOUGH = 1_000;
  private static final long MICROS_APART = 100;
  private static final Duration BETWEEN_BATCHES = Duration.ofMillis(200);
  private static final Duration BEFORE_AGAIN = Duration.ofMillis(250);
  private static final long ANSWER_SECONDS = 5;

  private final UdaConnect system;
  private final ManagedChannel channel;
  private final List<Long> people;
  private final Instant begin = Instant.now().minusSeconds(7_200).truncatedTo(ChronoUnit.SECONDS);
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong busy = new AtomicLong();
  private final BitSet acknowledged = new BitSet(); // guarded by itself
  private final ReadWriteLock sending = new ReentrantReadWriteLock(true);
  private final ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
  private final List<CompletableFuture<Void>> senders;
  private volatile boolean over;

  Crowd(UdaConnect system) {
    this.system = system;
    var clients = new Clients(system);
    people = Stream.generate(() -> clients.register("Device")).limit(PEOPLE).toList();
    channel =
        ManagedChannelBuilder.forTarget(system.addresses().grpc(LOCATION)).usePlaintext().build();
    senders =
        IntStream.range(0, SENDERS)
            .mapToObj(sender -> CompletableFuture.runAsync(this::send, threads))
            .toList();
  }

  /** Returns when enough more locations were answered with yes. */
  void awaitYes() {
    long before = acknowledged();
    Eventually.holds(() -> assertThat(acknowledged()).isGreaterThan(before + ENOUGH));
  }

  private long acknowledged() {
    synchronized (acknowledged) {
      return acknowledged.cardinality();
    }
  }

  /** Returns when someone was told to come again later. */
  void awaitBusy() {
    long before = busy.get();
    Eventually.holds(() -> assertThat(busy.get()).isGreaterThan(before));
  }

  /**
   * Returns when all that was sent is answered with yes; nothing more is sent until {@link #go}.
   */
  void pause() {
    sending.writeLock().lock();
  }

  void go() {
    sending.writeLock().unlock();
  }

  private void send() {
    while (!over) {
      sending.readLock().lock();
      try {
        sendBatch(next.getAndAdd(BATCH));
      } finally {
        sending.readLock().unlock();
      }
      Eventually.sleep(BETWEEN_BATCHES);
    }
  }

  private void sendBatch(long first) {
    var batch = RecordLocationBatchRequest.newBuilder();
    for (long number = first; number < first + BATCH; number++) {
      batch.addLocations(location(number));
    }
    while (!isTaken(batch.build())) {
      if (over) return;
      Eventually.sleep(BEFORE_AGAIN);
    }
    synchronized (acknowledged) {
      acknowledged.set((int) first, (int) first + BATCH);
    }
    if (first / BATCH % TWICE_EACH == 0) isTaken(batch.build());
  }

  private boolean isTaken(RecordLocationBatchRequest batch) {
    try {
      var answer =
          LocationServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(ANSWER_SECONDS, SECONDS)
              .recordBatch(batch);
      if (answer.getAccepted() != BATCH) throw new IllegalStateException("refused: " + answer);
      return true;
    } catch (StatusRuntimeException failure) {
      var code = failure.getStatus().getCode();
      if (code == Code.UNAVAILABLE || code == Code.RESOURCE_EXHAUSTED) busy.incrementAndGet();
      else if (code != Code.DEADLINE_EXCEEDED) throw failure;
      return false;
    }
  }

  private Location location(long number) {
    var instant = begin.plus(number * MICROS_APART, ChronoUnit.MICROS);
    return Location.newBuilder()
        .setPersonId(person(number))
        .setLatitude(50 + number % 1_000 / 1e5)
        .setLongitude(8 + number % 777 / 1e5)
        .setCreationTime(
            Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).setNanos(instant.getNano()))
        .build();
  }

  private long person(long number) {
    return people.get((int) (number % PEOPLE));
  }

  /**
   * What is in the table.
   *
   * @param lost answered with yes, but not there
   * @param doubled there more than once
   * @param strange there, but not as it was sent, or never sent
   */
  record Stored(long acknowledged, long stored, long lost, long doubled, long strange) {}

  Stored stored() {
    var found = new BitSet();
    long doubled = 0;
    long strange = 0;
    try (var connection = system.database().connect()) {
      connection.setAutoCommit(false); // else the driver holds all rows
      try (var query =
          connection.prepareStatement(
              """
              select person_id, (extract(epoch from instant) * 1000000)::bigint from location
              where person_id = any (?)""")) {
        query.setArray(1, connection.createArrayOf("bigint", people.toArray()));
        query.setFetchSize(10_000);
        try (var row = query.executeQuery()) {
          while (row.next()) {
            long micros = row.getLong(2) - begin.getEpochSecond() * 1_000_000;
            long number = micros / MICROS_APART;
            if (micros % MICROS_APART != 0
                || number < 0
                || number >= next.get()
                || person(number) != row.getLong(1)) strange++;
            else if (found.get((int) number)) doubled++;
            else found.set((int) number);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    var lost = new BitSet();
    synchronized (acknowledged) {
      lost.or(acknowledged);
    }
    lost.andNot(found);
    return new Stored(acknowledged(), found.cardinality(), lost.cardinality(), doubled, strange);
  }

  /** Fails if a sender got an answer that it should not have got. */
  @Override
  public void close() {
    over = true;
    threads.shutdown();
    try {
      CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new))
          .orTimeout(30, SECONDS)
          .join();
    } finally {
      channel.shutdownNow();
    }
  }
}
