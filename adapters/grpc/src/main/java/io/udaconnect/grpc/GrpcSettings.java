package io.udaconnect.grpc;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where gRPC listens and whom it asks. A value that cannot be meant is named by its key. */
@Dependent
public final class GrpcSettings {
  private static final int HIGHEST_PORT = 65_535;

  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);
  private static final Duration LONGEST_TIMEOUT = Duration.ofHours(24);

  /** A name, an IPv4 address, or an IPv6 address in brackets; then a port. */
  private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:/\\s]+):(\\d+)");

  private final String host;
  private final int port;
  private final Duration patience;
  private final String connectionAddress;
  private final Duration connectionTimeout;
  private final String storeAddress;
  private final Duration storeTimeout;

  @Inject
  public GrpcSettings(
      @ConfigProperty(name = "grpc.host") String host,
      @ConfigProperty(name = "grpc.port") int port,
      @ConfigProperty(name = "grpc.patience") Duration patience,
      @ConfigProperty(name = "connection.grpc.address") String connectionAddress,
      @ConfigProperty(name = "connection.grpc.timeout") Duration connectionTimeout,
      @ConfigProperty(name = "store.grpc.address") String storeAddress,
      @ConfigProperty(name = "store.grpc.timeout") Duration storeTimeout) {
    require(!host.isBlank(), "grpc.host: must be a host name or an IP address");
    require(
        port >= 0 && port <= HIGHEST_PORT,
        "grpc.port: must be from 0 to " + HIGHEST_PORT + ", not " + port);
    requireTimeout("grpc.patience", patience);
    requireAddress("connection.grpc.address", connectionAddress);
    requireTimeout("connection.grpc.timeout", connectionTimeout);
    requireAddress("store.grpc.address", storeAddress);
    requireTimeout("store.grpc.timeout", storeTimeout);
    this.host = host;
    this.port = port;
    this.patience = patience;
    this.connectionAddress = connectionAddress;
    this.connectionTimeout = connectionTimeout;
    this.storeAddress = storeAddress;
    this.storeTimeout = storeTimeout;
  }

  private static void requireAddress(String key, String text) {
    require(isAddress(text), key + ": must be host:port, not " + text);
  }

  private static void requireTimeout(String key, Duration timeout) {
    require(
        timeout.compareTo(SHORTEST_TIMEOUT) >= 0 && timeout.compareTo(LONGEST_TIMEOUT) <= 0,
        key + ": must be from PT0.001S to PT24H, not " + timeout);
  }

  private static boolean isAddress(String text) {
    var address = ADDRESS.matcher(text);
    if (!address.matches()) return false;
    String digits = address.group(2);
    return digits.length() <= 5
        && Integer.parseInt(digits) >= 1
        && Integer.parseInt(digits) <= HIGHEST_PORT;
  }

  private static void require(boolean right, String sentence) {
    if (!right) throw new IllegalArgumentException(sentence);
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  Duration patience() {
    return patience;
  }

  String connectionAddress() {
    return connectionAddress;
  }

  Duration connectionTimeout() {
    return connectionTimeout;
  }

  String storeAddress() {
    return storeAddress;
  }

  Duration storeTimeout() {
    return storeTimeout;
  }
}
