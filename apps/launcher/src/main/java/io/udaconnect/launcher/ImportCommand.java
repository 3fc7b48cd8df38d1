package io.udaconnect.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Persons or locations from a file. */
@Command(
    name = "import",
    description = {
      "Sends the locations, or registers the persons, of a file. Its name tells the format; .gz may "
          + "follow.",
      "",
      "Locations: .gpx (1.0, 1.1), .geojson (points whose properties have creation_time, time or "
          + "timestamp), .ndjson (as the REST answers have them) and .csv with a header of latitude, "
          + "longitude, creation_time and, if wanted, person_id and device_id.",
      "Persons: .csv with a header of first_name, last_name, company_name and, if they are to keep "
          + "their numbers, id.",
      "",
      "The same file twice changes nothing, so an import that broke off is simply run again; only "
          + "persons without an id are new each time. What is refused is told with line and reason; "
          + "then the exit code is 1, and all others are in."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class ImportCommand implements Callable<Integer> {
  private static final int ATTEMPTS = 8; // half a minute in all
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int MOST_TOLD = 100;
  private static final int BUFFER_BYTES = 64 << 10;

  @Mixin DataOption data;

  @Parameters(paramLabel = "FILE", description = "The file; text is UTF-8.")
  Path file;

  @Option(
      names = "--person",
      paramLabel = "ID",
      description = "Whose the locations are, where the file does not say.")
  Long person;

  @Option(
      names = "--device",
      paramLabel = "ID",
      description = "What saw them, where the file does not say. Default: none.")
  Long device;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes all refused lines there; without it the first hundred are told.")
  Path report;

  @Option(
      names = "--to",
      paramLabel = "HOST:PORT",
      description = "gRPC of the service. Default: that of the running system.")
  String target;

  private long refused;
  private PrintWriter reportTo;
  private ImportProgress progress;

  @Override
  public Integer call() {
    requireReadable();
    try {
      return send();
    } catch (Trouble trouble) {
      throw trouble.about(file);
    } catch (IOException e) {
      throw new Trouble(file + " cannot be read to its end: " + e.getMessage() + ".", e);
    }
  }

  private int send() throws IOException {
    try (var all = report == null ? null : new PrintWriter(Files.newBufferedWriter(report))) {
      reportTo = all;
      boolean isPersons = isPersons();
      try (var bytes = open()) {
        if (isPersons) persons(bytes);
        else locations(bytes);
      } finally {
        progress.end();
      }
    }
    if (refused > MOST_TOLD && report == null) {
      System.out.println(
          "Only the first " + MOST_TOLD + " refusals were told; --report FILE writes all of them.");
    }
    return refused == 0 ? 0 : 1;
  }

  private void requireReadable() {
    if (!Files.exists(file)) throw new Trouble("there is no file " + file + ".");
    if (!Files.isRegularFile(file)) throw new Trouble(file + " is no file.");
    if (!Files.isReadable(file)) throw new Trouble(file + " cannot be read.");
  }

  private boolean isPersons() throws IOException {
    if (!file.getFileName().toString().replaceFirst("(?i)\\.gz$", "").matches("(?i).*\\.csv")) {
      return false;
    }
    try (var bytes = open()) {
      return !LocationCsv.isMeant(Csv.header(bytes));
    }
  }

  /** Counted as it is on the disk. */
  private InputStream open() throws IOException {
    progress = new ImportProgress(Files.newInputStream(file), Files.size(file));
    var buffered = new BufferedInputStream(progress, BUFFER_BYTES);
    return file.toString().matches("(?i).*\\.gz")
        ? new BufferedInputStream(new GZIPInputStream(buffered), BUFFER_BYTES)
        : buffered;
  }

  private void persons(InputStream bytes) throws IOException {
    var persons = target == null ? data.addresses().grpc(Service.PERSON) : target;
    long began = System.nanoTime();
    try (var registrar = new Registrar(persons, ATTEMPTS, this::tell)) {
      registrar.requireReachable();
      new PersonFile()
          .forEach(
              bytes,
              line -> {
                registrar.register(line);
                progress.step();
              },
              this::tell);
      registrar.awaitAll();
      progress.end();
      System.out.printf(
          "Persons registered: %,d; lines refused: %,d; %.1f s.%n",
          registrar.kept(), refused, (System.nanoTime() - began) / 1e9);
    }
  }

  private void locations(InputStream bytes) throws IOException {
    var fields = new LocationFields(optional(person), optional(device));
    var format =
        LocationFile.of(file, fields)
            .orElseThrow(
                () ->
                    Trouble.usage(
                        "its name must end with .gpx, .geojson, .csv or .ndjson, and may end with .gz after that."));
    var service = target == null ? data.addresses().grpc(Service.LOCATION) : target;
    long began = System.nanoTime();
    try (var sender = new LocationSender(service, PATIENCE, this::tell)) {
      format.read(
          bytes,
          (line, location) -> {
            sender.send(line, location);
            progress.step();
          },
          this::tell);
      sender.finish();
      progress.end();
      System.out.printf(
          "Locations taken in: %,d; refused: %,d; %.1f s. Those that were there before are still there once.%n",
          sender.accepted(), refused, (System.nanoTime() - began) / 1e9);
    }
  }

  private static OptionalLong optional(Long number) {
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private synchronized void tell(long line, String reason) {
    refused++;
    if (reportTo != null) reportTo.println("line " + line + ": " + reason);
    else if (refused <= MOST_TOLD) System.err.println("line " + line + ": " + reason);
  }
}
