package io.udaconnect.grpc;

import com.google.protobuf.Timestamp;
import io.udaconnect.domain.Refused;
import java.time.Duration;
import java.time.Instant;

/** Instants and durations as protobuf writes them. What protobuf itself forbids is refused. */
final class Times {
  private static final long YEAR_1 = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() + 1;
  private static final long LONGEST_SECONDS = 315_576_000_000L;
  private static final int NANOS = 1_000_000_000;

  private Times() {}

  static Timestamp message(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  /** The instant, or a refusal that names this field. */
  static Instant instant(String field, Timestamp message) {
    long seconds = message.getSeconds();
    int nanos = message.getNanos();
    if (seconds < YEAR_1 || seconds >= YEAR_10000) {
      throw Refused.invalid(
          field, "must be a time from the year 1 to 9999, not " + seconds + " seconds since 1970");
    }
    if (nanos < 0 || nanos >= NANOS) {
      throw Refused.invalid(field, "must have from 0 to 999999999 nanos, not " + nanos);
    }
    return Instant.ofEpochSecond(seconds, nanos);
  }

  static com.google.protobuf.Duration message(Duration duration) {
    boolean upwards = duration.isNegative() && duration.getNano() > 0; // both of one sign
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(duration.getSeconds() + (upwards ? 1 : 0))
        .setNanos(duration.getNano() - (upwards ? NANOS : 0))
        .build();
  }

  /** The duration, or a refusal that names this field. */
  static Duration duration(String field, com.google.protobuf.Duration message) {
    long seconds = message.getSeconds();
    int nanos = message.getNanos();
    boolean oneSign = Long.signum(seconds) * Integer.signum(nanos) >= 0;
    if (Math.abs(seconds) > LONGEST_SECONDS
        || seconds == Long.MIN_VALUE
        || Math.abs((long) nanos) >= NANOS
        || !oneSign) {
      throw Refused.invalid(
          field, "is not a duration: " + seconds + " seconds and " + nanos + " nanos");
    }
    return Duration.ofSeconds(seconds, nanos);
  }
}
