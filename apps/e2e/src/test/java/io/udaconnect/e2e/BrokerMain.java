package io.udaconnect.e2e;

import io.udaconnect.embedded.EmbeddedKafka;
import io.udaconnect.launcher.Addresses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Kafka alone in a process, until that is told to end or who started it is gone. */
final class BrokerMain {
  static final String READY = "ready";

  private BrokerMain() {}

  /** With its folder, its port and its controller's. */
  public static void main(String[] arguments) throws IOException {
    var kafka =
        EmbeddedKafka.start(
            Path.of(arguments[0]),
            Addresses.LOOPBACK,
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Map.of());
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
    System.out.println(READY);
    while (System.in.read() >= 0) {}
    System.exit(0);
  }
}
