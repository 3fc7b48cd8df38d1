package io.udaconnect.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Persons from a file. */
@Command(
    name = "import",
    description = {
      "Registers the persons of a CSV file.",
      "",
      "Its header is first_name,last_name,company_name and, if they are to keep their numbers, id. With ids, importing the same file again changes",
      "nothing; the next id that the service gives out is beyond them. Lines that are refused",
      "are told with number and reason; then the exit code is 1, and all others are in."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class ImportCommand implements Callable<Integer> {
  private static final int ATTEMPTS = 8; // half a minute in all
  private static final int MOST_TOLD = 50;

  @Mixin DataOption data;

  @Parameters(paramLabel = "FILE.csv", description = "The file; UTF-8.")
  Path file;

  @Option(
      names = "--to",
      paramLabel = "HOST:PORT",
      description = "gRPC of the person service. Default: that of the running system.")
  String target;

  private long refused;

  @Override
  public Integer call() throws InterruptedException {
    var persons = target == null ? data.addresses().grpc(Service.PERSON) : target;
    long began = System.nanoTime();
    try (var registrar = new Registrar(persons, ATTEMPTS, this::tell)) {
      registrar.requireReachable();
      new PersonFile(file)
          .forEach(
              line -> {
                registrar.register(line);
                progress(registrar.sent(), System.err);
              },
              this::tell);
      registrar.awaitAll();
      System.out.printf(
          "Persons registered: %,d; lines refused: %,d; %.1f s.%n",
          registrar.kept(), refused, (System.nanoTime() - began) / 1e9);
    }
    if (refused > MOST_TOLD) {
      System.out.println("Only the first " + MOST_TOLD + " of the refused lines were told.");
    }
    return refused == 0 ? 0 : 1;
  }

  private synchronized void tell(long line, String reason) {
    if (++refused <= MOST_TOLD) {
      System.err.println("line " + line + ": " + reason);
    }
  }

  private static void progress(long sent, PrintStream out) {
    if (sent % 10_000 == 0) {
      out.printf("%,d sent%n", sent);
    }
  }
}
