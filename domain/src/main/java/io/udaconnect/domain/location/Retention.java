package io.udaconnect.domain.location;

import static java.time.ZoneOffset.UTC;

import io.udaconnect.domain.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/** How long locations are kept: for ever, or so many whole days (UTC) before today. */
public final class Retention {
  public static final Retention FOREVER = new Retention(Optional.empty());

  private final Optional<Period> period;

  private Retention(Optional<Period> period) {
    this.period = period;
  }

  /**
   * For so many days, months or years.
   *
   * @throws Refused INVALID if it is shorter than a day, or longer than calendars reach
   */
  public static Retention of(Period period) {
    if (period.isZero() || period.isNegative() || !isInCalendars(period)) {
      throw Refused.invalid("retention", "must be P1D or more, not " + period);
    }
    return new Retention(Optional.of(period));
  }

  private static boolean isInCalendars(Period period) {
    try {
      return before(LocationKey.EARLIEST, period).isBefore(LocationKey.EARLIEST);
    } catch (DateTimeException | ArithmeticException beyond) {
      return false;
    }
  }

  /** The first instant that is kept: a midnight. What is before it is over. */
  public Instant since(Instant now) {
    return period.map(length -> before(now, length)).orElse(Instant.MIN);
  }

  private static Instant before(Instant now, Period period) {
    return LocalDate.ofInstant(now, UTC).minus(period).atStartOfDay(UTC).toInstant();
  }
}
