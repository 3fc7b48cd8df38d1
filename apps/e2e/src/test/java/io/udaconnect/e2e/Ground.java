package io.udaconnect.e2e;

import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Installation;
import io.udaconnect.launcher.Service;
import io.udaconnect.launcher.Settings;
import io.udaconnect.launcher.UdaConnect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A whole system whose ground can give way: its broker is a process of its own, and its PostgreSQL
 * writes to a small disk.
 */
final class Ground implements AutoCloseable {

  /** Held, or its level gets lost. */
  private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

  /** From the system's ports to those of a second processor. */
  private static final int SECOND = 100;

  /** From the system's ports to those of a processor without a database. */
  private static final int GUEST = 200;

  private static final String NO_DATABASE = "jdbc:postgresql://127.0.0.1:1/nowhere";

  private final Path folder;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Optional<Disk> disk;
  private Broker broker;
  private UdaConnect system;
  private Duration firstStart;
  private UdaConnect second;
  private UdaConnect guest;

  Ground(int diskMegabytes) {
    KAFKA.setLevel(Level.WARNING); // its clients tell all their settings
    try {
      folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "ground");
      Files.createFile(Files.createDirectory(data()).resolve("udaconnect.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    disk = Disk.mount(data().resolve("postgres"), diskMegabytes);
    try {
      start(Bases.TRIES);
    } catch (Throwable failure) {
      close();
      throw failure;
    }
  }

  private void start(int tries) {
    int base = Bases.any();
    try {
      broker = new Broker(folder.resolve("broker"), Addresses.local(base));
      broker.start();
      var settings = Settings.of(data(), base).withKafka(broker.address());
      var begun = Instant.now();
      system = UdaConnect.start(Installation.here(), settings, this::hear);
      firstStart = Duration.between(begun, Instant.now());
    } catch (RuntimeException failure) {
      broker.close();
      if (tries == 1 || !Bases.isTaken(failure)) throw failure;
      start(tries - 1);
    }
  }

  private void hear(String line) {
    said.add(line);
    System.out.println(line);
  }

  UdaConnect system() {
    return system;
  }

  /** How long this machine takes to start the whole system when it has nothing else to do. */
  Duration firstStart() {
    return firstStart;
  }

  Broker broker() {
    return broker;
  }

  /** Empty if this user may not mount one. */
  Optional<Disk> disk() {
    return disk;
  }

  /** What the command has said so far. */
  List<String> said() {
    return said;
  }

  /** Has a processor beside the system's own, on the same database and Kafka. */
  void inviteSecond() {
    var settings =
        Settings.of(folder.resolve("second"), system.addresses().portBase() + SECOND)
            .only(Service.PROCESSOR)
            .withDatabase(system.database())
            .withKafka(broker.address());
    second = UdaConnect.start(Installation.here(), settings, this::hear);
  }

  /** Has it leave, if it is there. */
  void dismissSecond() {
    if (second != null) second.close();
    second = null;
  }

  /**
   * Has a processor beside the system's own, which knows no database: the system's own stores for
   * it. It stays.
   */
  void invite() {
    if (guest != null) return;
    var settings =
        Settings.of(folder.resolve("guest"), system.addresses().portBase() + GUEST)
            .only(Service.PROCESSOR)
            .withDatabase(system.database()) // the launcher's own
            .withKafka(broker.address())
            .with(
                Map.of(
                    "store",
                    "grpc",
                    "store.grpc.address",
                    system.addresses().grpc(Service.PROCESSOR),
                    "database.url",
                    NO_DATABASE));
    guest = UdaConnect.start(Installation.here(), settings, this::hear);
  }

  /** The one that was invited. */
  Optional<UdaConnect> guest() {
    return Optional.ofNullable(guest);
  }

  /** The server process of PostgreSQL, if it runs. */
  Optional<ProcessHandle> postgres() {
    try (var lines = Files.lines(data().resolve("postgres/data/postmaster.pid"))) {
      return lines
          .findFirst()
          .map(String::strip)
          .map(Long::valueOf)
          .flatMap(ProcessHandle::of)
          .filter(ProcessHandle::isAlive);
    } catch (IOException | NumberFormatException | UncheckedIOException none) {
      return Optional.empty();
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  @Override
  public void close() {
    try {
      dismissSecond();
      if (guest != null) guest.close();
      if (system != null) system.close();
    } finally {
      if (broker != null) broker.close();
      disk.ifPresent(Disk::close);
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
