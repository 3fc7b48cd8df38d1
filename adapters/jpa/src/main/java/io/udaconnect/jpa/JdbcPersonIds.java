package io.udaconnect.jpa;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.PersonIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * Ids from blocks that this process has reserved in the database: one that it gives out from, and
 * one ahead, so that it goes on for a while when the database is away. What it holds is given back
 * when it is closed, if nobody has reserved more since, and else never used. Several threads may
 * share it.
 */
public final class JdbcPersonIds implements PersonIds, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(JdbcPersonIds.class.getName());

  /** How long a caller may wait for the database. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** How long the database is left alone after a failure, while there are ids at hand. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Ids from one until just before another. */
  private record Block(long from, long to) {
    /** What is left of it beyond an id. */
    Block beyond(long id) {
      return new Block(Math.max(from, id + 1), to);
    }

    boolean isEmpty() {
      return from >= to;
    }
  }

  private final Database database;
  private final int blockSize;
  private final Executor background;

  private final Deque<Block> blocks = new ArrayDeque<>(); // none of them empty
  private long claimed;
  private boolean closed;
  private CompletableFuture<Void> reserving = completedFuture(null);
  private long failedNanos = System.nanoTime() - PAUSE.toNanos();

  /**
   * Begins with reserving.
   *
   * @param blockSize ids to reserve at a time
   * @param background where the database is asked, so that callers need not wait for it
   */
  public JdbcPersonIds(DataSource source, int blockSize, Executor background) {
    this.database = new Database(source);
    this.blockSize = blockSize;
    this.background = background;
    reserve();
  }

  @Override
  public PersonId next() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Future<?> more;
      synchronized (this) {
        if (closed) throw new Refused(Reason.BUSY, "the service is stopping");
        if (!blocks.isEmpty()) return take();
        reserve();
        more = reserving;
      }
      await(more, deadline);
    }
  }

  /** An id at hand; sees to it that there is a block ahead. */
  private PersonId take() {
    var block = blocks.removeFirst();
    var rest = block.beyond(block.from());
    if (!rest.isEmpty()) blocks.addFirst(rest);
    if (blocks.size() < 2 && System.nanoTime() - failedNanos >= PAUSE.toNanos()) reserve();
    return new PersonId(block.from());
  }

  /** Asks for one more block, unless that is under way. */
  private synchronized void reserve() {
    if (!reserving.isDone()) return;
    reserving =
        supplyAsync(() -> database.transaction(this::reserveBlock), background)
            .thenAccept(this::keep)
            .whenComplete(this::noteFailure);
  }

  private Block reserveBlock(Connection connection) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update person_id_reservation set next_id = next_id + ? returning next_id")) {
      update.setInt(1, blockSize);
      long end = number(update);
      if (end > PersonId.MAX) throw new IllegalStateException("all ids for persons are used up");
      return new Block(end - blockSize, end);
    }
  }

  private synchronized void keep(Block block) {
    if (closed) return;
    var rest = block.beyond(claimed);
    if (!rest.isEmpty()) blocks.addLast(rest);
  }

  private synchronized void noteFailure(Void kept, Throwable failure) {
    if (failure != null) failedNanos = System.nanoTime();
  }

  @Override
  public void claim(PersonId id) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    await(
        runAsync(() -> database.transaction(connection -> raise(connection, id)), background),
        deadline);
    discardUpTo(id.value());
  }

  private static Void raise(Connection connection, PersonId id) throws SQLException {
    try (var query = connection.prepareStatement("select id from person_removed where id = ?")) {
      query.setLong(1, id.value());
      try (var removed = query.executeQuery()) {
        if (removed.next()) throw PersonIds.removed(id);
      }
    }
    try (var update =
        connection.prepareStatement(
            "update person_id_reservation set next_id = ? where next_id < ?")) {
      update.setLong(1, id.value() + 1);
      update.setLong(2, id.value() + 1);
      update.executeUpdate();
    }
    return null;
  }

  /** Gives out nothing more, and gives back what is left, last block first. */
  @Override
  public synchronized void close() {
    closed = true;
    try {
      while (!blocks.isEmpty() && database.transaction(c -> giveBack(c, blocks.getLast()))) {
        blocks.removeLast();
      }
    } catch (RuntimeException away) {
      LOG.log(System.Logger.Level.INFO, "ids left over: {0}", away.getMessage());
    }
    blocks.clear();
  }

  private static boolean giveBack(Connection connection, Block left) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update person_id_reservation set next_id = ? where next_id = ?")) {
      update.setLong(1, left.from());
      update.setLong(2, left.to());
      return update.executeUpdate() == 1;
    }
  }

  private synchronized void discardUpTo(long id) {
    claimed = Math.max(claimed, id);
    var kept = List.copyOf(blocks);
    blocks.clear();
    kept.forEach(this::keep);
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void await(Future<?> work, long deadlineNanos) {
    try {
      work.get(deadlineNanos - System.nanoTime(), NANOSECONDS);
    } catch (TimeoutException e) {
      throw new Refused(Reason.BUSY, "the database does not answer", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(Reason.BUSY, "interrupted while waiting for the database", e);
    }
  }
}
