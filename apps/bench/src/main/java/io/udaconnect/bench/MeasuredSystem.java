package io.udaconnect.bench;

import io.udaconnect.launcher.Installation;
import io.udaconnect.launcher.State;
import io.udaconnect.launcher.Trouble;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which system a command measures: one of its own, or one that runs. */
final class MeasuredSystem {
  @Option(
      names = "--running",
      description = "Measure the system that runs with --data; what is made for it stays in it.")
  boolean running;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder of the running system. Default: data, in the project's folder.")
  Path data;

  @Option(
      names = "--port-base",
      paramLabel = "N",
      defaultValue = "" + OwnSystem.PORT_BASE,
      description = "First port of its own system. Default: ${DEFAULT-VALUE}.")
  int portBase;

  @Parameters(
      paramLabel = "-- UP-OPTION",
      description = "What else to give to ./udaconnect up for its own system.")
  List<String> upOptions = List.of();

  /** Measures a system, whose data folder it is given. */
  interface Measurement<X extends Exception> {
    int of(Path folder) throws X;
  }

  void check() {
    if (!running && data != null) {
      throw Trouble.usage("--data is for --running: its own system has a folder of its own.");
    }
    if (running && !upOptions.isEmpty()) {
      throw Trouble.usage("a running system takes no options of up: " + upOptions.get(0) + ".");
    }
  }

  <X extends Exception> int measure(Measurement<X> measurement) throws X {
    if (running) return measureRunning(measurement);
    try (var system = new OwnSystem(portBase, upOptions)) {
      return measurement.of(system.data());
    }
  }

  <X extends Exception> int measureRunning(Measurement<X> measurement) throws X {
    var folder = data == null ? Installation.here().root().resolve("data") : data;
    return measurement.of(folder.toAbsolutePath().normalize());
  }

  /** What is known of the system with this folder. */
  static State state(Path folder) {
    return State.read(folder)
        .filter(known -> known.launcher().isPresent())
        .orElseThrow(() -> new Trouble("no system runs with " + folder + "."));
  }
}
