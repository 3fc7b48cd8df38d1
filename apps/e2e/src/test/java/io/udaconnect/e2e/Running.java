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
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The whole system, started once for all journeys and stopped after the last. */
final class Running implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == UdaConnect.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(Running.class))
        .getOrComputeIfAbsent(Started.class, key -> new Started(Processes.EACH), Started.class)
        .system();
  }

  /** A system in a data folder of its own, which goes with it. */
  static final class Started implements AutoCloseable {
    private final Path data;
    private final UdaConnect system;

    Started(Processes processes) {
      try {
        data = Files.createTempDirectory(Path.of("target"), "data");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      system = start(processes, Bases.TRIES);
    }

    UdaConnect system() {
      return system;
    }

    private UdaConnect start(Processes processes, int tries) {
      try {
        return UdaConnect.start(
            Installation.here(),
            Settings.of(data, Bases.any()).in(processes),
            line -> System.out.println(line));
      } catch (RuntimeException failure) {
        if (tries > 1 && Bases.isTaken(failure)) return start(processes, tries - 1);
        throw failure;
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
