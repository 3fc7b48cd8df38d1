package io.udaconnect.launcher;

/** Something that the user can understand and mend: one sentence, no stack trace. */
public final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  private Trouble(int exitCode, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  public Trouble(String sentence) {
    this(1, sentence, null);
  }

  Trouble(String sentence, Throwable cause) {
    this(1, sentence, cause);
  }

  /** What was asked for cannot be meant. */
  public static Trouble usage(String sentence) {
    return new Trouble(2, sentence, null);
  }

  /** The same, with what it is about before it. */
  Trouble about(Object thing) {
    return new Trouble(exitCode, thing + ": " + getMessage(), this);
  }

  int exitCode() {
    return exitCode;
  }
}
