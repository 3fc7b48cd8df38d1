package io.udaconnect.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka in this process: one broker that is its own controller. Its directory holds {@code
 * data}, {@code cluster-id} and a lock. Topics are made on purpose only.
 *
 * <p>What it acknowledged survives {@code kill -9} of this process; a power cut may take the last
 * seconds, unless the settings say {@code log.flush.interval.messages=1}.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final int NODE = 1;
  private static final List<Logger> QUIET =
      Stream.of("kafka", "org.apache.kafka", "state.change.logger")
          .map(Logger::getLogger)
          .toList(); // held, or levels get lost

  private final KafkaRaftServer server;
  private final DirectoryLock lock;
  private final String bootstrapServers;
  private final CompletableFuture<String> death;

  private EmbeddedKafka(
      KafkaRaftServer server,
      DirectoryLock lock,
      String bootstrapServers,
      CompletableFuture<String> death) {
    this.server = server;
    this.lock = lock;
    this.bootstrapServers = bootstrapServers;
    this.death = death;
  }

  /**
   * Starts it and returns when it takes connections.
   *
   * @param settings server properties that win over those here
   */
  public static EmbeddedKafka start(
      Path directory, String host, int port, int controllerPort, Map<String, String> settings) {
    QUIET.forEach(
        logger -> logger.setLevel(Level.WARNING)); // at INFO it prints thousands of lines a start
    directory = directory.toAbsolutePath().normalize();
    var lock = DirectoryLock.take(directory);
    KafkaRaftServer server = null;
    try {
      Ports.requireFree("Kafka", host, port);
      Ports.requireFree("Kafka's controller", host, controllerPort);
      var data = directory.resolve("data");
      format(data, clusterId(directory));
      var death = new CompletableFuture<String>();
      Exit.setHaltProcedure(
          (status, message) -> die(death, message)); // else a full disk halts the whole launcher
      Exit.setExitProcedure((status, message) -> die(death, message));
      server =
          new KafkaRaftServer(
              new KafkaConfig(properties(data, host, port, controllerPort, settings), false),
              Time.SYSTEM);
      server.startup();
      return new EmbeddedKafka(server, lock, host + ":" + port, death);
    } catch (Throwable failure) {
      if (server != null) {
        server.shutdown();
      }
      lock.close();
      throw new IllegalStateException(
          "Kafka does not start in " + directory + ": " + failure.getMessage(), failure);
    }
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Completes with the reason when Kafka gave up, as it does when its disk fails. */
  public CompletableFuture<String> death() {
    return death;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    lock.close();
  }

  private static void die(CompletableFuture<String> death, String message) {
    death.complete(message == null ? "Kafka gave up: see its log" : message);
    throw new IllegalStateException("Kafka gave up");
  }

  /**
   * Kept outside the data, so that a kill while formatting does not leave a second identity behind.
   */
  private static String clusterId(Path directory) throws IOException {
    var file = directory.resolve("cluster-id");
    if (!Files.exists(file)) {
      var fresh =
          Files.writeString(directory.resolve("cluster-id.new"), Uuid.randomUuid().toString());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file).strip();
  }

  private static void format(Path data, String clusterId) throws Exception {
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setClusterId(clusterId)
        .setNodeId(NODE)
        .setControllerListenerName("CONTROLLER")
        .addDirectory(data.toString())
        .setMetadataLogDirectory(data.toString())
        .setIgnoreFormatted(true)
        .run();
  }

  private static Map<String, String> properties(
      Path data, String host, int port, int controllerPort, Map<String, String> settings) {
    var properties = new HashMap<String, String>();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", Integer.toString(NODE));
    properties.put("controller.quorum.voters", NODE + "@" + host + ":" + controllerPort);
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put(
        "listeners",
        "BROKER://" + host + ":" + port + ",CONTROLLER://" + host + ":" + controllerPort);
    properties.put("advertised.listeners", "BROKER://" + host + ":" + port);
    properties.put("inter.broker.listener.name", "BROKER");
    properties.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("log.dirs", data.toString());
    properties.put("auto.create.topics.enable", "false");
    for (var topic :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      properties.put(topic + ".replication.factor", "1");
    }
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    properties.put("offsets.topic.num.partitions", "4");
    properties.put("transaction.state.log.num.partitions", "4");
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("broker.session.timeout.ms", "3000");
    properties.put("broker.heartbeat.interval.ms", "500");
    properties.putAll(settings);
    return properties;
  }
}
