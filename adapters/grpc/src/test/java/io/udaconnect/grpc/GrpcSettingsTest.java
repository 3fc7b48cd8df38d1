package io.udaconnect.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "grpc.host, ''",
    "grpc.port, -1",
    "grpc.port, 65536",
    "connection.grpc.address, ''",
    "connection.grpc.address, 'http://a:1'",
    "connection.grpc.address, 'connection'",
    "connection.grpc.address, 'connection:0'",
    "connection.grpc.address, 'connection:65536'",
    "connection.grpc.address, 'connection:99999999999'",
    "connection.grpc.timeout, PT0S",
    "connection.grpc.timeout, PT-1S",
    "connection.grpc.timeout, P365D",
    "store.grpc.address, 'store'",
    "store.grpc.timeout, PT0S"
  })
  void aWrongValueIsRefusedByTheNameOfItsKey(String key, String value) {
    assertThatThrownBy(() -> Settings.of(Map.of(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(key + ": must be ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:1", "connection.uda.svc:30013", "[::1]:65535"})
  void namesAndAddressesAreTaken(String address) {
    assertThatCode(
            () ->
                Settings.of(
                    Map.of("connection.grpc.address", address, "store.grpc.address", address)))
        .doesNotThrowAnyException();
  }

  @Test
  void theDefaultsBesideTheCodeAreForItsKeysAndGood() {
    assertThat(Settings.defaults().stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(Settings.keys());
    assertThatCode(() -> Settings.of(Map.of())).doesNotThrowAnyException();
  }
}
