package io.udaconnect.domain.location;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What every location must be, said a second time: for tests that let anything in. */
public final class Possible {
  private Possible() {}

  /** Throws unless the location can be, and has a name that leads back to it. */
  public static void require(Location location) {
    var point = location.point();
    var instant = location.instant();
    require(Math.abs((long) point.latitudeE7()) <= 900_000_000, location);
    require(point.longitudeE7() >= -1_800_000_000 && point.longitudeE7() < 1_800_000_000, location);
    require(!instant.isBefore(Instant.parse("2000-01-01T00:00:00Z")), location);
    require(instant.isBefore(Instant.parse("4000-01-01T00:00:00Z")), location);
    require(instant.truncatedTo(ChronoUnit.MICROS).equals(instant), location);
    require(isPossible(location.person().value(), 1), location);
    require(isPossible(location.key().device().value(), 0), location);
    require(LocationId.parse(location.key().id()).equals(location.key()), location);
  }

  private static boolean isPossible(long number, long least) {
    return number >= least && number < 1L << 53;
  }

  private static void require(boolean possible, Location location) {
    if (!possible) throw new AssertionError("cannot be: " + location);
  }
}
