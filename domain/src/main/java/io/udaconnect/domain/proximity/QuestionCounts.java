package io.udaconnect.domain.proximity;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;

/** Who keeps count of the questions that are asked. Several threads share it. */
public interface QuestionCounts {
  /** A question is asked; what becomes of it is told to the one that is returned. */
  Asked asked(Kind kind);

  /** What is asked for. */
  enum Kind {
    CONNECTIONS,
    ENCOUNTERS,
    MET,
    /** Everybody's encounters with everybody. */
    EVENT
  }

  /** How a question ended. */
  enum Outcome {
    /** All rows were taken. */
    ANSWERED,
    /** Who asked wanted no more rows. */
    LEFT,
    /** It can't be answered now, or takes too long. */
    BUSY,
    /** It is not to be answered. */
    REFUSED,
    /** Something broke. */
    FAILED;

    static Outcome of(Throwable failure) {
      if (!(failure instanceof Refused refused)) return FAILED;
      return refused.reason() == Reason.BUSY || refused.reason() == Reason.FULL ? BUSY : REFUSED;
    }
  }

  /** A question under way. For one thread at a time. */
  interface Asked {
    /** The first row is found, or it is known that there is none. */
    void found();

    /** Comes once, and last. */
    void ended(Outcome outcome, long rows);
  }
}
