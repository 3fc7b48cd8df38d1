package io.udaconnect.domain;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * The one way in which this system says no. A broken part is not a refusal. It has a stack trace
 * only if it has a cause: millions of bad items may come at once, and that is most of what one
 * costs.
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final transient List<Fault> faults;

  public Refused(Reason reason, String message) {
    this(reason, message, List.of(), null);
  }

  public Refused(Reason reason, String message, Throwable cause) {
    this(reason, message, List.of(), cause);
  }

  /** Bad input, with every fault that was found in it. */
  public Refused(List<Fault> faults) {
    this(
        Reason.INVALID,
        faults.stream().map(Fault::toString).collect(joining("; ")),
        List.copyOf(faults),
        null);
  }

  private Refused(Reason reason, String message, List<Fault> faults, Throwable cause) {
    super(message, cause, true, cause != null);
    this.reason = requireNonNull(reason);
    this.faults = faults;
  }

  /** Bad input in one field. */
  public static Refused invalid(String field, String reason) {
    return new Refused(List.of(new Fault(field, reason)));
  }

  public Reason reason() {
    return reason;
  }

  /** What is wrong, field by field; empty where no field is to blame. */
  public List<Fault> faults() {
    return faults;
  }
}
