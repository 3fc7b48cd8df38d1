package io.udaconnect.bench;

import io.udaconnect.launcher.Addresses;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Sends the locations of a world, one after the other, and remembers which were sent and which were
 * acknowledged. What fails is sent again until it is acknowledged, as a good client would.
 */
public final class Load implements AutoCloseable {
  private static final long BACK_OFF_NANOS = Duration.ofMillis(200).toNanos();
  private static final long LOOK_UP_MILLIS = 20;
  private static final int HELD = 64;
  private static final int KNOWN = 1 << 12;
  private static final int NOBODY = -1;

  private final World world;
  private final Addresses addresses;
  private final Plan plan;
  private final Numbers sent = new Numbers();
  private final Numbers acknowledged = new Numbers();
  private final AtomicIntegerArray newest;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicLong paced = new AtomicLong();
  private final LongAdder offered = new LongAdder();
  private final LongAdder taken = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final AtomicReference<Throwable> lastFailure = new AtomicReference<>();
  private final Recorder latencies = new Recorder(Duration.ofHours(1).toNanos() / 1_000, 3);
  private final Queue<int[]> again = new ConcurrentLinkedQueue<>();
  private final List<Thread> senders = new ArrayList<>();
  private final AtomicReference<Arrivals> arrivals = new AtomicReference<>();
  private volatile boolean enough;
  private volatile long giveUp;
  private long began;

  public Load(World world, Addresses addresses, Plan plan) {
    this.world = world;
    this.addresses = addresses;
    this.plan = plan;
    newest = new AtomicIntegerArray(world.people());
    for (int place = 0; place < world.people(); place++) newest.set(place, NOBODY);
  }

  /** Has some of those that are acknowledged followed until a query finds them. */
  void follow(Arrivals arrivals) {
    this.arrivals.set(arrivals);
  }

  /** Also again, after {@link #finish}: it goes on where it was. */
  public void start() {
    began = System.nanoTime();
    paced.set(0);
    giveUp = Long.MAX_VALUE;
    enough = false;
    senders.clear();
    for (int connection = 0; connection < plan.connections(); connection++) {
      var sender = new Sender(new SplittableRandom(plan.seed() + connection));
      var thread = new Thread(sender, "sender-" + connection);
      thread.setDaemon(true);
      thread.start();
      senders.add(thread);
    }
  }

  /**
   * Nothing new is sent; returns when all that was sent is acknowledged or refused, or time is up.
   */
  public void finish(Duration patience) {
    giveUp = System.nanoTime() + patience.toNanos();
    enough = true;
    try {
      for (var sender : senders) sender.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    finish(Duration.ZERO);
  }

  public World world() {
    return world;
  }

  public Plan plan() {
    return plan;
  }

  public Numbers sent() {
    return sent;
  }

  public Numbers acknowledged() {
    return acknowledged;
  }

  /**
   * How many were sent and how many acknowledged: repeats count, what had to be sent again does
   * not.
   */
  public long offered() {
    return offered.sum();
  }

  public long taken() {
    return taken.sum();
  }

  /** How many were refused for good. */
  public long refused() {
    return refused.sum();
  }

  /** How many messages were answered with no, or not at all, and sent again. */
  public long failures() {
    return failures.sum();
  }

  public Throwable lastFailure() {
    return lastFailure.get();
  }

  /** Each person's location that was acknowledged last. */
  int[] newest() {
    var numbers = new int[world.people()];
    int count = 0;
    for (int place = 0; place < world.people(); place++) {
      if (newest.get(place) != NOBODY) numbers[count++] = newest.get(place);
    }
    return Arrays.copyOf(numbers, count);
  }

  /**
   * Microseconds from when a message was due to its acknowledgement, one count a location; since
   * this was asked last.
   */
  Histogram latencies() {
    return latencies.getIntervalHistogram();
  }

  /** One connection. */
  private final class Sender implements Runnable {
    private final SplittableRandom chance;
    private final int[] held = new int[HELD];
    private final int[] known = new int[KNOWN]; // those sent last
    private int knownCount;
    private final Queue<Integer> repeats = new ArrayDeque<>();
    private final Semaphore room = new Semaphore(plan.window());
    private volatile long pauseUntil = System.nanoTime();

    Sender(SplittableRandom chance) {
      this.chance = chance;
      Arrays.fill(held, NOBODY);
    }

    @Override
    public void run() {
      try (var door = plan.via().open(world, addresses)) {
        while (!enough) sendNext(door);
        sendHeld(door);
        while (hasRoom(plan.window())) { // all are answered
          room.release(plan.window());
          var failed = again.poll();
          if (failed == null) return;
          send(door, failed);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void sendNext(Door door) throws InterruptedException {
      var failed = again.poll();
      if (failed == null) sendNew(door, batch());
      else send(door, failed);
    }

    private int[] batch() {
      var batch = new int[plan.batch()];
      int count = 0;
      while (count < batch.length && !repeats.isEmpty()) batch[count++] = repeats.remove();
      int end = next.addAndGet(batch.length - count);
      if (end > world.size() || end < 0) {
        throw new IllegalStateException("all locations of this world have been sent");
      }
      for (int number = end - (batch.length - count); number < end; number++) {
        int sent = chance.nextDouble() < plan.disorder() ? held(number) : number;
        if (sent == NOBODY) continue;
        batch[count++] = sent;
        known[knownCount++ % KNOWN] = sent;
        if (chance.nextDouble() < plan.duplicates()) {
          repeats.add(known[chance.nextInt(Math.min(knownCount, KNOWN))]);
        }
      }
      return Arrays.copyOf(batch, count);
    }

    /** Holds this one back; returns another that was, or nobody. */
    private int held(int number) {
      int place = chance.nextInt(HELD);
      int other = held[place];
      held[place] = number;
      return other;
    }

    private void sendHeld(Door door) throws InterruptedException {
      int[] late = Arrays.stream(held).filter(number -> number != NOBODY).toArray();
      for (int from = 0; from < late.length; from += plan.batch()) {
        sendNew(door, Arrays.copyOfRange(late, from, Math.min(late.length, from + plan.batch())));
      }
    }

    private void sendNew(Door door, int[] numbers) throws InterruptedException {
      if (numbers.length > 0 && send(door, numbers)) offered.add(numbers.length);
    }

    /** False if time was up before. */
    private boolean send(Door door, int[] numbers) throws InterruptedException {
      long due = due(numbers.length);
      sleepUntil(pauseUntil);
      if (!hasRoom(1)) return false;
      if (plan.rate() == 0) due = System.nanoTime();
      for (int number : numbers) sent.add(number);
      long since = due;
      var unused = door.send(numbers).whenComplete((kept, failure) -> end(numbers, since, failure));
      return true;
    }

    /** False if time was up before. */
    private boolean hasRoom(int permits) throws InterruptedException {
      while (!room.tryAcquire(permits, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
        if (enough && System.nanoTime() > giveUp) return false;
      }
      return true;
    }

    /** Waits for its time, if there is a rate. */
    private long due(int count) {
      if (plan.rate() == 0) return 0;
      long due = began + (long) (paced.getAndAdd(count) * 1e9 / plan.rate());
      sleepUntil(due);
      return due;
    }

    private void sleepUntil(long nanos) {
      for (long wait = nanos - System.nanoTime(); wait > 0; wait = nanos - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
    }

    private void end(int[] numbers, long due, Throwable failure) {
      if (failure == null) {
        taken(numbers, due);
      } else if (failure instanceof NotTaken no) {
        var refusedPlaces = no.places(numbers.length);
        lastFailure.set(failure);
        refused.add(refusedPlaces.cardinality());
        taken(others(numbers, refusedPlaces), due);
      } else {
        failures.increment();
        lastFailure.set(failure);
        pauseUntil = System.nanoTime() + BACK_OFF_NANOS;
        again.add(numbers);
      }
      room.release();
    }

    private int[] others(int[] numbers, BitSet places) {
      return IntStream.range(0, numbers.length)
          .filter(place -> !places.get(place))
          .map(place -> numbers[place])
          .toArray();
    }

    private void taken(int[] numbers, long due) {
      if (numbers.length == 0) return;
      long micros = (System.nanoTime() - due) / 1_000;
      latencies.recordValueWithCount(Math.max(0, micros), numbers.length);
      for (int number : numbers) {
        acknowledged.add(number);
        newest.set(number % world.people(), number);
      }
      taken.add(numbers.length);
      var followed = arrivals.get();
      if (followed != null) followed.mayFollow(numbers[numbers.length - 1], due);
    }
  }
}
