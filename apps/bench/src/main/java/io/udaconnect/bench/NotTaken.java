package io.udaconnect.bench;

/** The service found something wrong with what it was sent: sending it again is of no use. */
final class NotTaken extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotTaken(Object why) {
    super("refused: " + why);
  }
}
