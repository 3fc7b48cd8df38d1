package io.udaconnect.jpa;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import io.udaconnect.domain.location.Location;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** UTC days and the partitions that are called after them: location_20260314. */
final class Day {
  private static final long SECONDS = 86_400;
  private static final long MICROS = SECONDS * 1_000_000;
  private static final Pattern PARTITION = Pattern.compile("location_(\\d{8})");

  private Day() {}

  /** Days since 1970. */
  static long of(Location location) {
    return of(location.instant());
  }

  static long of(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), SECONDS);
  }

  /** Microseconds since its day began. */
  static long micros(Location location) {
    return location.key().micros() - MICROS * of(location);
  }

  static String partition(long day) {
    return "location_" + BASIC_ISO_DATE.format(LocalDate.ofEpochDay(day));
  }

  /** Empty if this is no partition's name. */
  static Optional<Long> ofPartition(String table) {
    var name = PARTITION.matcher(table);
    return name.matches()
        ? Optional.of(LocalDate.parse(name.group(1), BASIC_ISO_DATE).toEpochDay())
        : Optional.empty();
  }

  /** When it begins, in microseconds since 1970. */
  static long startMicros(long day) {
    return day * MICROS;
  }

  /** Where it begins. */
  static OffsetDateTime midnight(long day) {
    return LocalDate.ofEpochDay(day).atStartOfDay().atOffset(UTC);
  }
}
