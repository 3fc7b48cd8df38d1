package io.udaconnect.bench;

import io.udaconnect.domain.geo.GeoPoint;
import java.time.Duration;

/** An answer's rows in words, for comparing: times in microseconds, places in 1e-7 degrees. */
final class Rows {
  private Rows() {}

  static String connection(long other, long micros, GeoPoint point, double metres, long ownMicros) {
    return "with %d at %d on %s: %s m from own %d"
        .formatted(other, micros, point, metres, ownMicros);
  }

  static String encounter(
      long other, long from, long to, double closest, int points, GeoPoint place) {
    return "with %d from %d to %d: %s m, %d points, %s"
        .formatted(other, from, to, closest, points, place);
  }

  static String met(
      long other, long first, long last, int times, Duration duration, double closest) {
    return "met %d from %d to %d: %d times, %s, %s m"
        .formatted(other, first, last, times, duration, closest);
  }
}
