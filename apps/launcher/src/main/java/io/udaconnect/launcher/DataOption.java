package io.udaconnect.launcher;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which system is meant. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the system keeps everything. Default: data, in the project's folder.")
  Path data;

  @Option(
      names = "--port-base",
      paramLabel = "N",
      description = {
        "The first port; all others follow. Default: 30000.",
        "web N, person N+1, location N+2, connection N+3, processor N+4, their gRPC 10 higher, "
            + "Kafka N+92 and N+93, PostgreSQL N+432; N+5 with up --processes one."
      })
  Integer portBase;

  Path data() {
    var folder = data == null ? Installation.here().root().resolve("data") : data;
    return folder.toAbsolutePath().normalize();
  }

  int portBase() {
    return portBase == null ? Addresses.DEFAULT_BASE : portBase;
  }

  /** What the launcher of that folder wrote down. */
  Optional<State> state() {
    return State.read(data());
  }

  /** The same, if that launcher is still there. */
  Optional<State> running() {
    return state().filter(state -> state.launcher().isPresent());
  }

  /** As asked for, else as that system runs, else the defaults. */
  Addresses addresses() {
    return portBase == null
        ? state().map(State::addresses).orElse(Addresses.local(Addresses.DEFAULT_BASE))
        : Addresses.local(portBase);
  }

  /** Its Kafka, found in the same way. */
  String kafka() {
    return portBase == null
        ? state().map(State::kafkaOrEmbedded).orElseGet(() -> addresses().kafka())
        : addresses().kafka();
  }
}
