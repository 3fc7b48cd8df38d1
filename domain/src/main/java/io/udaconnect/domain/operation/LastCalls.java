package io.udaconnect.domain.operation;

/** What a service has taken on, and must bring to an end before it ends itself. */
public interface LastCalls {
  /**
   * Takes on nothing new, and returns when all that was begun has ended, or its time is over. Said
   * again, it does nothing.
   */
  void end();
}
