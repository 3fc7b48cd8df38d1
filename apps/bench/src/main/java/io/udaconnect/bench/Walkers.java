package io.udaconnect.bench;

import picocli.CommandLine.Option;

/** How many people walk about and send where they are, and for how long. */
final class Walkers {
  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many walk; they are registered first. Default: ${DEFAULT-VALUE}.")
  int people;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long to send. Default: ${DEFAULT-VALUE}.")
  int seconds;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "20",
      description = "How long to send before that, unmeasured. Default: ${DEFAULT-VALUE}.")
  int warmup;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "For what is left to chance. Default: ${DEFAULT-VALUE}.")
  long seed;

  void check() {
    Limits.atLeast("--people", people, 1);
    Limits.atLeast("--seconds", seconds, 1);
    Limits.atLeast("--warmup", warmup, 0);
  }
}
