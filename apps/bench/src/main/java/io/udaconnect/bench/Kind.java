package io.udaconnect.bench;

import java.time.Duration;
import java.util.Optional;

/** The kinds of questions that are asked. */
enum Kind {
  TOGETHER("together 5 m 1 day", What.CONNECTIONS, 5, true, 1),
  TOGETHER_WEEK("together 5 m 7 days", What.CONNECTIONS, 5, true, 7),
  TOGETHER_WIDE("together 50 m 1 day", What.CONNECTIONS, 50, true, 1),
  MET_ANY_TIME("any time met 5 m 1 day", What.MET, 5, false, 1),
  MET_ANY_TIME_WEEK("any time met 5 m 7 days", What.MET, 5, false, 7),
  ENCOUNTERS("encounters 1 day", What.ENCOUNTERS, 5, true, 1),
  MET_TOGETHER_WEEK("met together 7 days", What.MET, 5, true, 7),
  ANY_TIME("connections any time 5 m 1 day", What.CONNECTIONS, 5, false, 1),
  HEAVY_TOGETHER("heavy: together 5 m 1 day", What.CONNECTIONS, 5, true, 1),
  HEAVY_TOGETHER_WEEK("heavy: together 5 m 7 days", What.CONNECTIONS, 5, true, 7);

  /** Of two locations, where a kind asks who was together. */
  static final Duration TOGETHER_WITHIN = Duration.ofMinutes(1);

  /** How long nothing may come in between, in an encounter. */
  static final Duration GAP = Duration.ofMinutes(5);

  private final String words;
  private final What what;
  private final int metres;
  private final boolean together;
  private final int days;

  /** What an answer is made of. */
  enum What {
    CONNECTIONS("connection"),
    ENCOUNTERS("encounters"),
    MET("met");

    private final String path;

    What(String path) {
      this.path = path;
    }

    /** The last word of the path in REST. */
    String path() {
      return path;
    }
  }

  Kind(String words, What what, int metres, boolean together, int days) {
    this.words = words;
    this.what = what;
    this.metres = metres;
    this.together = together;
    this.days = days;
  }

  What what() {
    return what;
  }

  int metres() {
    return metres;
  }

  Optional<Duration> within() {
    return together ? Optional.of(TOGETHER_WITHIN) : Optional.empty();
  }

  int days() {
    return days;
  }

  /** Whether those are asked about who send much more than the others do. */
  boolean isHeavy() {
    return this == HEAVY_TOGETHER || this == HEAVY_TOGETHER_WEEK;
  }

  /** Whether one answer is a lot of work for whoever compares all with all. */
  boolean isLarge() {
    return days > 1 && (!together || isHeavy());
  }

  @Override
  public String toString() {
    return words;
  }
}
