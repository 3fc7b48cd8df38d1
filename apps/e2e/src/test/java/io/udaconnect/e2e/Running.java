package io.udaconnect.e2e;

import io.udaconnect.launcher.Installation;
import io.udaconnect.launcher.Processes;
import io.udaconnect.launcher.Settings;
import io.udaconnect.launcher.UdaConnect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The whole system, started once for all journeys and stopped after the last. When a test fails, it
 * prints what the services logged last: their folder goes with them.
 */
final class Running implements ParameterResolver, AfterTestExecutionCallback {
  private static final int LAST_LINES = 60;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == UdaConnect.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return kept(context)
        .getOrComputeIfAbsent(Started.class, key -> new Started(Processes.EACH), Started.class)
        .system();
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws IOException {
    var started = kept(context).get(Started.class, Started.class);
    if (started != null && context.getExecutionException().isPresent()) started.printLogs();
  }

  private static Store kept(ExtensionContext context) {
    return context.getRoot().getStore(Namespace.create(Running.class));
  }

  /** A system in a data folder of its own, which goes with it. */
  static final class Started implements AutoCloseable {
    private final Path data;
    private final UdaConnect system;

    Started(Processes processes) {
      this(settings -> settings.in(processes));
    }

    Started(UnaryOperator<Settings> choice) {
      try {
        data = Files.createTempDirectory(Path.of("target"), "data");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      system = start(choice, Bases.TRIES);
    }

    UdaConnect system() {
      return system;
    }

    private UdaConnect start(UnaryOperator<Settings> choice, int tries) {
      try {
        return UdaConnect.start(
            Installation.here(),
            choice.apply(Settings.of(data, Bases.any())),
            line -> System.out.println(line));
      } catch (RuntimeException failure) {
        if (tries > 1 && Bases.isTaken(failure)) return start(choice, tries - 1);
        throw failure;
      }
    }

    void printLogs() throws IOException {
      try (var logs = Files.newDirectoryStream(data.resolve("logs"), "*.log")) {
        for (var log : logs) {
          var lines = Files.readAllLines(log);
          System.out.println("The end of " + log.getFileName() + ":");
          lines.stream().skip(Math.max(0, lines.size() - LAST_LINES)).forEach(System.out::println);
        }
      }
    }

    @Override
    public void close() throws IOException {
      system.close();
      try (var files = Files.walk(data)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
      }
    }
  }
}
