package io.udaconnect.bench;

import io.udaconnect.launcher.Memory;
import io.udaconnect.launcher.Service;
import io.udaconnect.launcher.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What the processes of a system use, as Linux tells it. */
final class Processes {
  static final String KAFKA = "kafka and launcher";
  static final String POSTGRESQL = "postgresql";
  static final String GENERATOR = "generator";

  private static final long TICK_MICROS = 10_000;

  private final Map<String, ProcessHandle> all = new LinkedHashMap<>();
  private final Set<Long> asked = ConcurrentHashMap.newKeySet();

  Processes(State state, Path data) {
    var names = new LinkedHashMap<Long, String>(); // some services may share a process
    state.processes().forEach((service, pid) -> names.merge(pid, service.id(), Processes::both));
    names.forEach(
        (pid, name) -> ProcessHandle.of(pid).ifPresent(process -> all.put(name, process)));
    state.launcher().ifPresent(process -> all.put(KAFKA, process));
    State.postgres(data).ifPresent(process -> all.put(POSTGRESQL, process));
    all.put(GENERATOR, ProcessHandle.current());
  }

  /** A PostgreSQL that is not the system's own counts too, where it runs on this machine. */
  void countServerOf(long session) {
    ProcessHandle.of(session)
        .flatMap(ProcessHandle::parent)
        .filter(server -> isPostgres(server.pid()))
        .ifPresent(server -> all.putIfAbsent(POSTGRESQL, server));
  }

  private static boolean isPostgres(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "comm")).startsWith("postgres");
    } catch (IOException gone) {
      return false;
    }
  }

  /** A session of PostgreSQL's that works for the generator: it counts nowhere. */
  void setApart(long session) {
    asked.add(session);
  }

  /** The Java processes on the way of a location; each once. */
  Map<String, ProcessHandle> onTheWay() {
    var some = new LinkedHashMap<>(all);
    some.keySet()
        .removeIf(
            name ->
                Stream.of(Service.LOCATION.id(), Service.PROCESSOR.id(), KAFKA)
                    .noneMatch(name::contains));
    return some;
  }

  /** CPU time of each since it began, in microseconds; with PostgreSQL's, that of its sessions. */
  Map<String, Long> cpuMicros() {
    var used = new LinkedHashMap<String, Long>();
    all.forEach((name, process) -> used.put(name, TICK_MICROS * ticks(name, process)));
    return used;
  }

  /** Resident memory of each, in MB; what PostgreSQL's sessions share is counted once. */
  Map<String, Long> residentMegabytes() {
    var resident = new LinkedHashMap<String, Long>();
    all.forEach((name, process) -> resident.put(name, kilobytes(name, process) >> 10));
    return resident;
  }

  private static String both(String one, String other) {
    return one + "+" + other;
  }

  private long kilobytes(String name, ProcessHandle process) {
    return Memory.kilobytes(process, "VmRSS:")
        + sessions(name, process).mapToLong(session -> Memory.kilobytes(session, "RssAnon:")).sum();
  }

  private Stream<ProcessHandle> sessions(String name, ProcessHandle process) {
    return name.equals(POSTGRESQL)
        ? process.children().filter(session -> !asked.contains(session.pid()))
        : Stream.empty();
  }

  private long ticks(String name, ProcessHandle process) {
    var own = ticks(process);
    long sessions =
        sessions(name, process).mapToLong(session -> ticks(session)[0] + ticks(session)[1]).sum();
    long ended = name.equals(POSTGRESQL) ? own[2] + own[3] : 0;
    return own[0] + own[1] + sessions + ended;
  }

  /** Its own in user and system mode, and the same of its children that have ended. */
  private static long[] ticks(ProcessHandle process) {
    try {
      String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      var words = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      return Stream.of(words).skip(11).limit(4).mapToLong(Long::parseLong).toArray();
    } catch (IOException gone) {
      return new long[4];
    }
  }
}
