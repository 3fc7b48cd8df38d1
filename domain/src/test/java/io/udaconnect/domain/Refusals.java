package io.udaconnect.domain;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What was refused, and why. */
public final class Refusals {
  private Refusals() {}

  /** The refusal that this call must end with. */
  public static Refused refusal(ThrowingCallable call) {
    var refused = catchThrowableOfType(Refused.class, call);
    if (refused == null) throw new AssertionError("it was not refused");
    return refused;
  }

  /** The one field that this call must be refused for as INVALID. */
  public static String invalidField(ThrowingCallable call) {
    var refused = refusal(call);
    if (refused.reason() != Reason.INVALID || refused.faults().size() != 1) {
      throw new AssertionError("not one invalid field: " + refused.reason() + " " + refused);
    }
    return refused.faults().get(0).field();
  }
}
