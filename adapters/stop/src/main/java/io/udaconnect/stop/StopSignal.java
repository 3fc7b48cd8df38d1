package io.udaconnect.stop;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * SIGTERM, by which a process is told to end. A shutdown hook would not do: hooks run at the same
 * time, so the server would stop meanwhile. The JDK's class for signals has no successor, but javac
 * warns of it, hence by reflection.
 */
final class StopSignal {
  private StopSignal() {}

  /**
   * When the process is told to end, has this done before whatever was done so far. A process that
   * is told again meanwhile does not wait for it.
   *
   * @throws IllegalStateException if signals cannot be heard in this process
   */
  static void precedeBy(Runnable farewell) {
    try {
      var loader = ClassLoader.getSystemClassLoader();
      var signals = Class.forName("sun.misc.Signal", true, loader);
      var handlers = Class.forName("sun.misc.SignalHandler", true, loader);
      var handle = handlers.getMethod("handle", signals);
      var before = new CompletableFuture<>();
      var begun = new AtomicBoolean();
      InvocationHandler heard =
          (self, method, arguments) -> {
            try {
              if (!begun.getAndSet(true)) farewell.run();
            } finally {
              handle.invoke(before.join(), arguments);
            }
            return null;
          };
      var term = signals.getConstructor(String.class).newInstance("TERM");
      var ours = Proxy.newProxyInstance(loader, new Class<?>[] {handlers}, heard);
      before.complete(signals.getMethod("handle", signals, handlers).invoke(null, term, ours));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("stop.drain: SIGTERM cannot be heard here", e);
    }
  }
}
