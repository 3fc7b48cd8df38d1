package io.udaconnect.jpa;

import io.udaconnect.domain.location.Retention;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * What the tables of locations need from time to time: partitions for the days to come, none for
 * those that are kept no longer, and packs of what came some minutes ago. Any number of processes
 * may see to it, as often as they like.
 */
public final class Upkeep {
  /** Beyond today. */
  private static final int DAYS_AHEAD = 2;

  /** Until then most of what belongs into one pack has come. */
  private static final Duration LOOSE_FOR = Duration.ofMinutes(5);

  private final LocationDays days;
  private final ExpiredDays expired;
  private final Packing packing;
  private final InstantSource clock;

  public Upkeep(DataSource source, Retention retention, InstantSource clock) {
    var database = new Database(source);
    days = new LocationDays(database);
    expired = new ExpiredDays(database, retention, clock);
    packing = new Packing(database);
    this.clock = clock;
  }

  /** The same, with nobody to watch. */
  public boolean run() {
    return run(UpkeepCounts.NONE);
  }

  /**
   * Nobody waits for it, nor it for anybody, longer than seconds.
   *
   * @return whether all is done; else somebody still reads what is to go, and it is to be tried
   *     again soon
   * @throws io.udaconnect.domain.Refused BUSY if the database is not reachable
   */
  public boolean run(UpkeepCounts counts) {
    long today = Day.of(clock.instant());
    days.forget();
    days.make(LongStream.rangeClosed(today, today + DAYS_AHEAD).boxed().toList());
    boolean done = expired.drop();
    var until = clock.instant().minus(LOOSE_FOR);
    packing.pack(until, counts);
    counts.done(until, packing.sizes());
    return done;
  }
}
