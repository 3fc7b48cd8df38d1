package io.udaconnect.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL on this machine, kept in one directory: {@code data}, {@code postgres.log} and
 * a lock.
 *
 * <p>It outlives its launcher when that is killed; the next start finds it, stops it and takes over
 * the data. It listens on TCP only. Commits reach the disk (fsync is on), unless the settings say
 * otherwise.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  public static final String NAME = "udaconnect"; // user, password and database

  private final Path home;
  private final Path data;
  private final Path log;
  private final String host;
  private final int port;
  private final DirectoryLock lock;

  private EmbeddedPostgres(Path home, Path directory, String host, int port, DirectoryLock lock) {
    this.home = home;
    this.data = directory.resolve("data");
    this.log = directory.resolve("postgres.log");
    this.host = host;
    this.port = port;
    this.lock = lock;
  }

  /**
   * Starts it and returns when it takes connections. A new directory is filled first.
   *
   * @param binaries where the binaries are unpacked once; may be shared
   * @param settings lines of postgresql.conf that win over those here
   */
  public static EmbeddedPostgres start(
      Path directory, Path binaries, String host, int port, Map<String, String> settings) {
    directory = directory.toAbsolutePath().normalize();
    var lock = DirectoryLock.take(directory);
    try {
      var home = PostgresBinaries.unpackedBelow(binaries.toAbsolutePath().normalize());
      var postgres = new EmbeddedPostgres(home, directory, host, port, lock);
      postgres.stopLeftover();
      Ports.requireFree("PostgreSQL", host, port);
      postgres.fill();
      postgres.configure(settings);
      postgres.launch();
      try {
        postgres.createDatabase();
      } catch (Throwable failure) {
        postgres.stop();
        throw failure;
      }
      return postgres;
    } catch (Throwable failure) {
      lock.close();
      if (failure instanceof IOException io) {
        throw new UncheckedIOException(
            "PostgreSQL cannot use " + directory + ": " + io.getMessage(), io);
      }
      throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
  }

  /**
   * Stops the one that a killed launcher left running on this directory, for those who need its
   * port or its files before {@link #start}. Does nothing if there is none.
   */
  public static void stopLeftover(Path directory, Path binaries) {
    directory = directory.toAbsolutePath().normalize();
    if (!Files.exists(directory.resolve("data/postmaster.pid"))) {
      return;
    }
    try (var lock = DirectoryLock.take(directory)) {
      var home = PostgresBinaries.unpackedBelow(binaries.toAbsolutePath().normalize());
      new EmbeddedPostgres(home, directory, "", 0, lock).stopLeftover();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return urlOf(NAME);
  }

  /** The server process, if it runs: its {@code onExit} tells when it died. */
  public Optional<ProcessHandle> process() {
    return postmaster();
  }

  /** Ends all sessions, writes everything out and returns when the server is gone. */
  @Override
  public void close() {
    stop();
    lock.close();
  }

  private void fill() throws IOException {
    if (Files.exists(data)) {
      var ours = PostgresBinaries.version(home);
      var theirs = Files.readString(data.resolve("PG_VERSION")).strip();
      if (!ours.equals(theirs)) {
        throw new IllegalStateException(
            data
                + " was written by PostgreSQL "
                + theirs
                + ", this is "
                + ours
                + ": use pg_dump and pg_restore");
      }
      return;
    }
    var fresh =
        data.resolveSibling("data.new"); // renamed when whole, so a kill in between leaves no half
    PostgresBinaries.delete(fresh);
    var password = Files.writeString(data.resolveSibling("password.tmp"), NAME);
    var made =
        run(
            60,
            "initdb",
            "-D",
            fresh.toString(),
            "-U",
            NAME,
            "--pwfile",
            password.toString(),
            "-A",
            "scram-sha-256",
            "-E",
            "UTF8",
            "--locale-provider=builtin",
            "--locale=C.UTF-8",
            "--no-instructions");
    Files.delete(password);
    if (made.status != 0) {
      PostgresBinaries.delete(fresh);
      throw new IllegalStateException("PostgreSQL cannot fill " + fresh + ":\n" + made.output);
    }
    Files.move(fresh, data);
  }

  private void configure(Map<String, String> settings) throws IOException {
    var lines = new LinkedHashMap<String, String>();
    lines.put("listen_addresses", host);
    lines.put("port", Integer.toString(port));
    lines.put("unix_socket_directories", ""); // no socket files in /tmp to collide over
    lines.put("timezone", "UTC");
    lines.put("log_timezone", "UTC");
    lines.put("max_wal_size", "4GB"); // fewer checkpoints while locations pour in
    lines.putAll(settings);
    var text =
        new StringBuilder("# written at each start; ALTER SYSTEM (postgresql.auto.conf) wins\n");
    lines.forEach(
        (key, value) ->
            text.append(key).append(" = '").append(value.replace("'", "''")).append("'\n"));
    Files.writeString(data.resolve("postgresql.conf"), text);
  }

  private void launch() throws IOException {
    for (int attempt = 1; ; attempt++) {
      if (Files.exists(log)) {
        Files.move(log, log.resolveSibling("postgres.log.1"), REPLACE_EXISTING);
      }
      var started =
          run(
              330,
              "pg_ctl",
              "start",
              "-w",
              "-t",
              "300",
              "-D",
              data.toString(),
              "-l",
              log.toString());
      if (started.status == 0) {
        return;
      }
      var said = tail(log);
      if (attempt == 10
          || !said.contains(
              "shared memory block")) { // sessions of a killed server end by themselves
        throw new IllegalStateException(
            "PostgreSQL does not start on "
                + host
                + ":"
                + port
                + " with "
                + data
                + ":\n"
                + said
                + started.output);
      }
      sleep();
    }
  }

  private void createDatabase() {
    try (var admin = DriverManager.getConnection(urlOf("postgres"), NAME, NAME)) {
      if (!exists(admin)) {
        try (var create = admin.createStatement()) {
          create.execute("create database " + NAME);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "PostgreSQL on " + host + ":" + port + " lets nobody in: " + e.getMessage(), e);
    }
  }

  private static boolean exists(Connection admin) throws SQLException {
    try (var query = admin.createStatement();
        var row = query.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
      return row.next();
    }
  }

  /**
   * After {@code kill -9} of a launcher its PostgreSQL still runs; or its number now belongs to
   * another program.
   */
  private void stopLeftover() throws IOException {
    if (postmaster().isPresent()) {
      stop();
    } else if (recordedPid().flatMap(ProcessHandle::of).isPresent()) {
      Files.deleteIfExists(
          data.resolve(
              "postmaster.pid")); // a stranger's number would stop PostgreSQL from starting
    }
  }

  private void stop() {
    var process = postmaster();
    if (process.isEmpty()) {
      return;
    }
    try {
      for (var mode : List.of("fast", "immediate")) {
        run(40, "pg_ctl", "stop", "-w", "-t", "30", "-m", mode, "-D", data.toString());
        if (!process.get().isAlive()) {
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      process.get().destroyForcibly();
    }
    process.get().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** The postgres of this very directory, not another program that got its number. */
  private Optional<ProcessHandle> postmaster() {
    return recordedPid()
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive)
        .filter(this::isOurs);
  }

  private boolean isOurs(ProcessHandle process) {
    var info = process.info();
    return info.command()
            .map(Path::of)
            .map(Path::getFileName)
            .filter(Path.of("postgres")::equals)
            .isPresent()
        && info.arguments()
            .map(List::of)
            .filter(words -> words.contains(data.toString()))
            .isPresent();
  }

  private Optional<Long> recordedPid() {
    try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
      return lines
          .findFirst()
          .map(String::strip)
          .filter(word -> word.matches("\\d{1,18}"))
          .map(Long::valueOf);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Outcome(int status, String output) {}

  private Outcome run(int seconds, String program, String... arguments) throws IOException {
    var words = new ArrayList<String>();
    if ("root"
        .equals(
            System.getProperty(
                "user.name"))) { // PostgreSQL refuses root: be nobody in a user namespace
      words.addAll(List.of("unshare", "-U"));
    }
    words.add(home.resolve("bin").resolve(program).toString());
    words.addAll(List.of(arguments));
    var output = Files.createTempFile(lock.directory(), program, ".out");
    try {
      var builder =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().put("LC_ALL", "C");
      var process = builder.start();
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Outcome(-1, program + " took longer than " + seconds + " s");
      }
      return new Outcome(process.exitValue(), tail(output) + hint(output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(program + " interrupted", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static String hint(Path output) throws IOException {
    return tail(output).startsWith("unshare:")
        ? "\nRoot may not make user namespaces here: start as an ordinary user."
        : "";
  }

  private static String tail(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    var text = new String(Files.readAllBytes(file), UTF_8);
    return text.substring(Math.max(0, text.length() - 2000));
  }

  private static void sleep() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String urlOf(String database) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }
}
