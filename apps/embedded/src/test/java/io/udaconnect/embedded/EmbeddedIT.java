package io.udaconnect.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedIT {
  @TempDir static Path binaries;
  @TempDir Path directory;

  private final int port = Ports.free();
  private final int controller = Ports.free();

  @Test
  void rowsSurviveACleanRestart() throws Exception {
    try (var postgres = postgres()) {
      insert(postgres);
    }
    try (var postgres = postgres()) {
      assertThat(rows(postgres)).isEqualTo(1);
    }
  }

  @Test
  void rowsSurviveAKillOfTheServer() throws Exception {
    try (var postgres = postgres()) {
      insert(postgres);
      var process = postgres.process().orElseThrow();
      process.destroyForcibly();
      process.onExit().get(10, TimeUnit.SECONDS);
      assertThat(postgres.process()).isEmpty();
    }
    try (var postgres = postgres()) {
      assertThat(rows(postgres)).isEqualTo(1);
    }
  }

  @Test
  void aStrangersNumberInTheLockFileIsNoObstacle() throws Exception {
    try (var postgres = postgres()) {
      insert(postgres);
    }
    Files.writeString(
        directory.resolve("postgres/data/postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + directory.resolve("postgres/data") + "\n");
    try (var postgres = postgres()) {
      assertThat(rows(postgres)).isEqualTo(1);
    }
  }

  @Test
  void aDirectoryInUseIsNamed() {
    try (var first = postgres()) {
      assertThat(first.process()).isPresent();
      assertThatThrownBy(this::postgres).hasMessageContaining(directory.toString());
    }
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      var number = Integer.toString(taken.getLocalPort());
      assertThatThrownBy(this::postgres).hasMessageContainingAll("PostgreSQL", number);
      assertThatThrownBy(this::kafka).hasMessageContainingAll("Kafka", number);
    }
  }

  @Test
  void aPlaceThatIsNoDirectoryIsNamed() throws Exception {
    Files.writeString(directory.resolve("postgres"), "a file");
    assertThatThrownBy(this::postgres)
        .hasMessageContaining(directory.resolve("postgres").toString());
  }

  @Test
  void recordsSurviveARestart() throws Exception {
    try (var kafka = kafka()) {
      var client = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
      try (var admin = Admin.create(client)) {
        admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1))).all().get();
      }
      try (var producer =
          new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
        producer.send(new ProducerRecord<>("kept", 0, "key", "value")).get();
      }
    }
    try (var kafka = kafka();
        var consumer =
            new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
      var partition = List.of(new TopicPartition("kept", 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      assertThat(consumer.poll(Duration.ofSeconds(10)).count()).isEqualTo(1);
    }
  }

  private EmbeddedPostgres postgres() {
    return EmbeddedPostgres.start(
        directory.resolve("postgres"), binaries, "127.0.0.1", port, Map.of());
  }

  private EmbeddedKafka kafka() {
    return EmbeddedKafka.start(directory.resolve("kafka"), "127.0.0.1", port, controller, Map.of());
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(
        postgres.url(), EmbeddedPostgres.NAME, EmbeddedPostgres.NAME);
  }

  private static void insert(EmbeddedPostgres postgres) throws SQLException {
    try (var connection = connect(postgres);
        var statement = connection.createStatement()) {
      statement.execute("create table kept (number int); insert into kept values (1)");
    }
  }

  private static int rows(EmbeddedPostgres postgres) throws SQLException {
    try (var connection = connect(postgres);
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from kept")) {
      row.next();
      return row.getInt(1);
    }
  }
}
