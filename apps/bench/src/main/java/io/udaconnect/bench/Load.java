package io.udaconnect.bench;

import io.udaconnect.launcher.Addresses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Sends the locations of a world, one after the other, and remembers which were sent and which were
 * acknowledged. What fails is sent again until it is acknowledged, as a good client would.
 */
public final class Load implements AutoCloseable {
  private static final long BACK_OFF_NANOS = Duration.ofMillis(200).toNanos();
  private static final int HELD = 4_096;
  private static final int NOBODY = -1;

  /**
   * What is sent how.
   *
   * @param rate locations a second; 0 for as many as are taken
   * @param duplicates the share that is sent a second time
   * @param disorder the share that is held back and sent late
   */
  public record Plan(Via via, long rate, double duplicates, double disorder, long seed) {}

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
  private final Recorder latencies = new Recorder(Duration.ofMinutes(5).toNanos() / 1_000, 3);
  private final Queue<int[]> again = new ConcurrentLinkedQueue<>();
  private final List<Thread> senders = new ArrayList<>();
  private final AtomicReference<Arrivals> arrivals = new AtomicReference<>();
  private volatile boolean enough;
  private volatile long giveUp = Long.MAX_VALUE;
  private long began;

  public Load(World world, Addresses addresses, Plan plan) {
    this.world = world;
    this.addresses = addresses;
    this.plan = plan;
    newest = new AtomicIntegerArray(world.people());
    for (int place = 0; place < world.people(); place++) newest.set(place, NOBODY);
  }

  /** Has some of those that are sent followed until a query finds them. */
  void follow(Arrivals arrivals) {
    this.arrivals.set(arrivals);
  }

  public void start() {
    began = System.nanoTime();
    for (int connection = 0; connection < plan.via.connections(); connection++) {
      var sender = new Sender(new SplittableRandom(plan.seed + connection));
      var thread = new Thread(sender, "sender-" + connection);
      thread.setDaemon(true);
      thread.start();
      senders.add(thread);
    }
  }

  /** Nothing new is sent; returns when all that was sent is acknowledged, or time is up. */
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

  public Numbers sent() {
    return sent;
  }

  public Numbers acknowledged() {
    return acknowledged;
  }

  /** How many were sent and how many acknowledged, repeats counted. */
  public long offered() {
    return offered.sum();
  }

  public long taken() {
    return taken.sum();
  }

  /** How many were in messages of which something was refused for good. */
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
    private final int[] known = new int[HELD];
    private final Semaphore room = new Semaphore(plan.via.window());
    private volatile long pause;

    Sender(SplittableRandom chance) {
      this.chance = chance;
      Arrays.fill(held, NOBODY);
      Arrays.fill(known, NOBODY);
    }

    @Override
    public void run() {
      try (var door = plan.via.open(world, addresses)) {
        while (!enough) send(door, batch());
        send(door, heldBack());
        do {
          room.acquire(plan.via.window()); // all are answered
          room.release(plan.via.window());
          for (var batch = again.poll(); batch != null && !late(); batch = again.poll()) {
            send(door, batch);
          }
        } while ((room.availablePermits() < plan.via.window() || !again.isEmpty()) && !late());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private boolean late() {
      return giveUp != Long.MAX_VALUE && System.nanoTime() - giveUp > 0;
    }

    private int[] batch() {
      var failed = again.poll();
      if (failed != null) return failed;
      var batch = new int[2 * plan.via.batch()];
      int count = 0;
      int first = next.getAndAdd(plan.via.batch());
      for (int number = first; number < first + plan.via.batch(); number++) {
        int sent = chance.nextDouble() < plan.disorder ? exchange(held, number) : number;
        if (sent == NOBODY) continue;
        batch[count++] = sent;
        if (chance.nextDouble() < plan.duplicates) {
          int repeat = exchange(known, sent);
          if (repeat != NOBODY && plan.via.batch() > 1) batch[count++] = repeat;
          else if (repeat != NOBODY) again.add(new int[] {repeat});
        }
      }
      return Arrays.copyOf(batch, count);
    }

    private int exchange(int[] store, int number) {
      int place = chance.nextInt(HELD);
      int other = store[place];
      store[place] = number;
      return other;
    }

    private int[] heldBack() {
      return Arrays.stream(held).filter(number -> number != NOBODY).toArray();
    }

    /** In messages of the usual size. */
    private void send(Door door, int[] numbers) throws InterruptedException {
      for (int from = 0; from < numbers.length; from += 2 * plan.via.batch()) {
        int to = Math.min(numbers.length, from + 2 * plan.via.batch());
        for (int at = from; plan.via.batch() == 1 && at < to; at++) {
          message(door, new int[] {numbers[at]});
        }
        if (plan.via.batch() > 1) message(door, Arrays.copyOfRange(numbers, from, to));
      }
    }

    private void message(Door door, int[] numbers) throws InterruptedException {
      rest();
      long due = due(numbers.length);
      room.acquire();
      for (int number : numbers) sent.add(number);
      offered.add(numbers.length);
      var unused = door.send(numbers).whenComplete((kept, failure) -> end(numbers, due, failure));
    }

    /** After a no, a moment. */
    private void rest() {
      long wait = pause - System.nanoTime();
      if (pause != 0 && wait > 0) LockSupport.parkNanos(wait);
      pause = 0;
    }

    private long due(int count) {
      if (plan.rate == 0) return System.nanoTime();
      long due = began + (long) (paced.getAndAdd(count) * 1e9 / plan.rate);
      long wait = due - System.nanoTime();
      if (wait > 0) LockSupport.parkNanos(wait);
      return due;
    }

    private void end(int[] numbers, long due, Throwable failure) {
      if (failure == null) {
        long micros = (System.nanoTime() - due) / 1_000;
        latencies.recordValueWithCount(Math.max(0, micros), numbers.length);
        for (int number : numbers) {
          acknowledged.add(number);
          newest.set(number % world.people(), number);
        }
        taken.add(numbers.length);
        var followed = arrivals.get();
        if (followed != null) followed.mayFollow(numbers[numbers.length - 1], due);
      } else if (failure instanceof NotTaken) {
        refused.add(numbers.length);
        lastFailure.set(failure);
      } else {
        failures.increment();
        lastFailure.set(failure);
        pause = System.nanoTime() + BACK_OFF_NANOS;
        again.add(numbers);
      }
      room.release();
    }
  }
}
