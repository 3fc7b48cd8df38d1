package io.udaconnect.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Collects all that is wrong with one input, so that its sender hears everything at once. Not for
 * several threads.
 */
public final class Faults {
  private final List<Fault> found = new ArrayList<>();

  public void add(String field, String reason) {
    found.add(new Fault(field, reason));
  }

  /** The value, or null after noting why there is none. */
  public <T> T check(Supplier<T> value) {
    try {
      return value.get();
    } catch (Refused refused) {
      if (refused.reason() != Reason.INVALID) throw refused;
      if (refused.faults().isEmpty()) add("", refused.getMessage());
      found.addAll(refused.faults());
      return null;
    }
  }

  /** Ends the reading of an input: refuses it if anything was wrong. */
  public void refuseIfAny() {
    if (!found.isEmpty()) throw new Refused(found);
  }
}
