package io.udaconnect.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "'', 30010, '127.0.0.1:30013', PT30S, grpc.host",
    "127.0.0.1, -1, '127.0.0.1:30013', PT30S, grpc.port",
    "127.0.0.1, 65536, '127.0.0.1:30013', PT30S, grpc.port",
    "127.0.0.1, 30010, '', PT30S, connection.grpc.address",
    "127.0.0.1, 30010, 'http://a:1', PT30S, connection.grpc.address",
    "127.0.0.1, 30010, 'connection', PT30S, connection.grpc.address",
    "127.0.0.1, 30010, 'connection:0', PT30S, connection.grpc.address",
    "127.0.0.1, 30010, 'connection:65536', PT30S, connection.grpc.address",
    "127.0.0.1, 30010, 'connection:99999999999', PT30S, connection.grpc.address",
    "127.0.0.1, 30010, '127.0.0.1:30013', PT0S, connection.grpc.timeout",
    "127.0.0.1, 30010, '127.0.0.1:30013', PT-1S, connection.grpc.timeout",
    "127.0.0.1, 30010, '127.0.0.1:30013', P365D, connection.grpc.timeout"
  })
  void aWrongValueIsRefusedByTheNameOfItsKey(
      String host, int port, String address, Duration timeout, String key) {
    assertThatThrownBy(() -> new GrpcSettings(host, port, address, timeout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(key + ": must be ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:1", "connection.uda.svc:30013", "[::1]:65535"})
  void namesAndAddressesAreTaken(String address) {
    assertThatCode(() -> new GrpcSettings("::", 0, address, Duration.ofMillis(1)))
        .doesNotThrowAnyException();
  }

  @Test
  void theDefaultsBesideTheCodeAreForItsKeysAndGood() throws IOException {
    var defaults = new Properties();
    try (var file =
        GrpcSettings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      defaults.load(file);
    }

    var keys =
        Arrays.stream(GrpcSettings.class.getConstructors()[0].getParameters())
            .map(parameter -> parameter.getAnnotation(ConfigProperty.class).name())
            .toList();
    assertThat(defaults.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(keys);
    assertThatCode(
            () ->
                new GrpcSettings(
                    defaults.getProperty("grpc.host"),
                    Integer.parseInt(defaults.getProperty("grpc.port")),
                    defaults.getProperty("connection.grpc.address"),
                    Duration.parse(defaults.getProperty("connection.grpc.timeout"))))
        .doesNotThrowAnyException();
  }
}
