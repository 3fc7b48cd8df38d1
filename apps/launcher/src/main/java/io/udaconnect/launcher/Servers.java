package io.udaconnect.launcher;

import io.udaconnect.embedded.EmbeddedKafka;
import io.udaconnect.embedded.EmbeddedPostgres;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** PostgreSQL and Kafka, as far as they are embedded. */
final class Servers implements AutoCloseable {
  /** Kafka's own heap need, cut to a laptop's: by default its cleaner alone takes 128 MB. */
  private static final Map<String, String> KAFKA =
      Map.of(
          "log.cleaner.dedupe.buffer.size", Integer.toString(32 << 20),
          "num.network.threads", "2",
          "num.io.threads", "4");

  private final Installation installation;
  private final Settings settings;
  private final DataFolder data;
  private EmbeddedPostgres postgres;
  private EmbeddedKafka kafka;

  Servers(Installation installation, Settings settings, DataFolder data) {
    this.installation = installation;
    this.settings = settings;
    this.data = data;
  }

  synchronized void startPostgres() {
    postgres =
        plainly(
            () ->
                EmbeddedPostgres.start(
                    data.postgres(),
                    installation.postgresBinaries(),
                    Addresses.LOOPBACK,
                    settings.addresses().postgresPort(),
                    Map.of()));
  }

  /** Not {@code synchronized}: it starts beside PostgreSQL. */
  void startKafka() {
    var started =
        plainly(
            () ->
                EmbeddedKafka.start(
                    data.kafka(),
                    Addresses.LOOPBACK,
                    settings.addresses().kafkaPort(),
                    settings.addresses().controllerPort(),
                    KAFKA));
    kafka = started;
  }

  Optional<ProcessHandle> postgres() {
    return Optional.ofNullable(postgres).flatMap(EmbeddedPostgres::process);
  }

  /** Completes with the reason when Kafka gives up. */
  CompletableFuture<String> kafkaDeath() {
    return kafka == null ? new CompletableFuture<>() : kafka.death();
  }

  void stopPostgres() {
    if (postgres != null) {
      postgres.close();
      postgres = null;
    }
  }

  void stopKafka() {
    if (kafka != null) {
      kafka.close();
      kafka = null;
    }
  }

  /** Kafka first: nothing reaches PostgreSQL but through it. */
  @Override
  public void close() {
    try {
      stopKafka();
    } finally {
      stopPostgres();
    }
  }

  private static <T> T plainly(Supplier<T> start) {
    try {
      return start.get();
    } catch (IllegalStateException | UncheckedIOException e) {
      throw new Trouble(e.getMessage(), e);
    }
  }
}
