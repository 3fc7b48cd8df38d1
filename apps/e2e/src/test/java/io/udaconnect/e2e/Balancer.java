package io.udaconnect.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * One address for several instances, as a cluster's service is one: a new connection goes to one of
 * those that take part at that moment, in turn; a connection that is there stays where it is until
 * one of its ends closes it. Bytes are passed on as they are.
 */
final class Balancer implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger turn = new AtomicInteger();
  private final Supplier<List<Integer>> taking;
  private final ServerSocket door;

  /**
   * On a free port.
   *
   * @param taking the ports of those that take part now
   */
  Balancer(Supplier<List<Integer>> taking) {
    this.taking = taking;
    try {
      door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var caller = door.accept();
        threads.execute(() -> connect(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket caller) {
    try (caller;
        var called = new Socket(InetAddress.getLoopbackAddress(), next())) {
      caller.setTcpNoDelay(true);
      called.setTcpNoDelay(true);
      var back = threads.submit(() -> pass(called, caller));
      pass(caller, called);
      back.get();
    } catch (Exception gone) {
      // Both ends are closed now, which is what whoever is left gets to see.
    }
  }

  private int next() {
    var now = taking.get();
    return now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
  }

  /** Until its end, which is passed on, too. */
  private static Void pass(Socket from, Socket to) throws IOException {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException broken) {
      from.close();
      to.close();
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
