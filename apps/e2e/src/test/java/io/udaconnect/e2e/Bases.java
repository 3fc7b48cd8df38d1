package io.udaconnect.e2e;

import java.util.concurrent.ThreadLocalRandom;

/**
 * First ports of systems under test: below those that the machine gives to outgoing connections,
 * and beside those of {@code Ports.free()}. Somebody may have one of the many ports of a system
 * nevertheless: then another base is tried.
 */
final class Bases {
  static final int TRIES = 10;

  private Bases() {}

  static int any() {
    return ThreadLocalRandom.current().nextInt(20, 30) * 1_000;
  }

  static boolean isTaken(RuntimeException failure) {
    var words = String.valueOf(failure.getMessage());
    return words.contains("port") || words.contains("in use");
  }
}
