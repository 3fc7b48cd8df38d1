package io.udaconnect.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Who listens where. */
public final class Ports {
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

  /** A port that nobody uses now, for tests. */
  public static int free() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tryOut(String host, int port) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    }
  }
}
