package io.udaconnect.launcher;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The apps, in the order of their ports. */
public enum Service {
  WEB(0),
  PERSON(1),
  LOCATION(2),
  CONNECTION(3),
  PROCESSOR(4);

  private final int number;

  Service(int number) {
    this.number = number;
  }

  /** How far its ports are from the first of their kind. */
  int number() {
    return number;
  }

  /** The name of its folder, its WAR, its server and its log. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Service of(String id) {
    return Stream.of(values())
        .filter(service -> service.id().equals(id.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                Trouble.usage("there is no service \"" + id + "\", but " + names(values()) + "."));
  }

  static Set<Service> parse(String list) {
    var services = EnumSet.noneOf(Service.class);
    if (!list.equals("none")) {
      Stream.of(list.split(",", -1)).map(Service::of).forEach(services::add);
    }
    return services;
  }

  private static String names(Service[] services) {
    return Stream.of(services).map(Service::id).collect(Collectors.joining(", "));
  }
}
