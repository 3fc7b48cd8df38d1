package io.udaconnect.launcher;

import java.util.List;
import java.util.Set;

/** How the services are spread over processes. */
public enum Processes {
  /** A server of its own for each. */
  EACH,
  /**
   * All in one server, {@link SharedServer}: less of everything, but they live and die together.
   */
  ONE;

  private static final String SHARED = "server";

  /** What the process of that service is called, and its server and log with it. */
  String nameFor(Service service) {
    return this == ONE ? SHARED : service.id();
  }

  /** Those services which share a process. */
  List<Set<Service>> groups(Set<Service> services) {
    if (services.isEmpty()) {
      return List.of();
    }
    return this == ONE ? List.of(services) : services.stream().map(Set::of).toList();
  }
}
