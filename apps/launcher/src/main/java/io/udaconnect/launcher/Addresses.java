package io.udaconnect.launcher;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where everything of one system listens. All ports follow from the first, so that two systems with
 * bases far enough apart never meet.
 *
 * @param host where the services listen; PostgreSQL and Kafka stay on loopback, whatever it is
 */
public record Addresses(String host, int portBase) {
  public static final int DEFAULT_BASE = 30_000;
  public static final String LOOPBACK = "127.0.0.1";

  private static final int SHARED = 5;
  private static final int GRPC = 10;
  private static final int KAFKA = 92;
  private static final int CONTROLLER = 93;
  private static final int POSTGRES = 432;
  private static final int LAST_BASE = 65_535 - POSTGRES;

  public Addresses {
    if (portBase < 1024 || portBase > LAST_BASE) {
      throw Trouble.usage(
          "--port-base must be from 1024 to " + LAST_BASE + ", " + portBase + " is not.");
    }
  }

  public static Addresses local(int portBase) {
    return new Addresses(LOOPBACK, portBase);
  }

  public int httpPort(Service service) {
    return portBase + service.number();
  }

  /** The web service has none. */
  public int grpcPort(Service service) {
    return portBase + GRPC + service.number();
  }

  /** Used only by services in one process. */
  public int sharedPort() {
    return portBase + SHARED;
  }

  public int kafkaPort() {
    return portBase + KAFKA;
  }

  public int controllerPort() {
    return portBase + CONTROLLER;
  }

  public int postgresPort() {
    return portBase + POSTGRES;
  }

  /** For someone on this machine. */
  public URI http(Service service) {
    return URI.create("http://" + reachable() + ":" + httpPort(service));
  }

  /** For someone on this machine: what services in one process say together. */
  public URI shared() {
    return URI.create("http://" + reachable() + ":" + sharedPort());
  }

  /** For someone on this machine: host and port. */
  public String grpc(Service service) {
    return reachable() + ":" + grpcPort(service);
  }

  public String kafka() {
    return LOOPBACK + ":" + kafkaPort();
  }

  public String databaseUrl() {
    return "jdbc:postgresql://" + LOOPBACK + ":" + postgresPort() + "/udaconnect";
  }

  boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw Trouble.usage("--bind " + host + ": no address of that name is known.");
    }
  }

  /** Each port with who wants it. */
  Map<Integer, String> wanted(Collection<Service> services, boolean kafka, boolean postgres) {
    var wanted = new LinkedHashMap<Integer, String>();
    for (var service : services) {
      wanted.put(httpPort(service), "the " + service.id() + " service");
      if (service != Service.WEB) {
        wanted.put(grpcPort(service), "gRPC of the " + service.id() + " service");
      }
    }
    if (kafka) {
      wanted.put(kafkaPort(), "Kafka");
      wanted.put(controllerPort(), "Kafka's controller");
    }
    if (postgres) {
      wanted.put(postgresPort(), "PostgreSQL");
    }
    return wanted;
  }

  private String reachable() {
    try {
      var address = InetAddress.getByName(host);
      var name = address.isAnyLocalAddress() ? LOOPBACK : host;
      return name.contains(":") ? "[" + name + "]" : name;
    } catch (UnknownHostException e) {
      return host;
    }
  }
}
