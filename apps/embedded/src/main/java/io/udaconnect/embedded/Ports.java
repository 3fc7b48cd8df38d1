package io.udaconnect.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** Who listens where. */
public final class Ports {
  private static final int LOWEST = 20_000;

  /** Our own begin here, those of the system at 32,768 or later. */
  private static final int HIGHEST = 30_000;

  /** A whole system in a test has a round base, and its ports are up to this far from it. */
  private static final int SYSTEM = 700;

  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /** Whether a server could listen there now. */
  public static boolean isFree(String host, int port) {
    try {
      tryOut(host, port);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** Says whose port is taken before the server does so in its own words. */
  static void requireFree(String who, String host, int port) {
    try {
      tryOut(host, port);
    } catch (IOException e) {
      throw new IllegalStateException(
          who + " cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
    }
  }

  /**
   * A port that nobody uses now, for tests. Not one of the system's choice: it gives those to
   * connections that go out as well, so such a port may be taken again before a server listens.
   */
  public static int free() {
    return new SplittableRandom()
        .ints(LOWEST, HIGHEST)
        .filter(port -> port % 1_000 >= SYSTEM)
        .filter(port -> isFree("127.0.0.1", port) && GIVEN.add(port))
        .findFirst()
        .orElseThrow();
  }

  private static void tryOut(String host, int port) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    }
  }
}
