package io.udaconnect.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void theDefaultsAreGood() throws IOException {
    var defaults = new Properties();
    try (var file =
        KafkaSettings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      defaults.load(file);
    }
    var settings =
        new KafkaSettings(
            defaults.getProperty("kafka.bootstrap.servers"),
            Duration.parse(defaults.getProperty("kafka.send.timeout")),
            Duration.parse(defaults.getProperty("kafka.catchup.timeout")));
    assertThat(settings.bootstrapServers()).isEqualTo("127.0.0.1:30092");
  }

  @Test
  void aSendIsGivenUpWithinItsTimeout() {
    for (var timeout : new String[] {"PT0.3S", "PT1.5S", "PT2S"}) {
      var producer = new KafkaSettings("k:1", Duration.parse(timeout), SECOND).producer("test");
      long block = (long) producer.get(ProducerConfig.MAX_BLOCK_MS_CONFIG);
      int delivery = (int) producer.get(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG);
      assertThat(Duration.ofMillis(block + delivery)).isEqualTo(Duration.parse(timeout));
    }
  }

  @Test
  void aWrongValueNamesItsKey() {
    for (var address : new String[] {" ", "", "localhost", "k:", "k:1,", "k:1 k:2"}) {
      assertThatThrownBy(() -> new KafkaSettings(address, SECOND, SECOND))
          .hasMessageStartingWith("kafka.bootstrap.servers: ");
    }
    assertThat(new KafkaSettings("a:1, [::1]:2", SECOND, SECOND).bootstrapServers()).isNotBlank();
    assertThatThrownBy(() -> new KafkaSettings("k:1", Duration.ofMillis(299), SECOND))
        .hasMessage("kafka.send.timeout: must be from PT0.3S to PT2S, not PT0.299S");
    assertThatThrownBy(() -> new KafkaSettings("k:1", Duration.ofMillis(2001), SECOND))
        .hasMessageStartingWith("kafka.send.timeout: ");
    assertThatThrownBy(() -> new KafkaSettings("k:1", SECOND, Duration.ZERO))
        .hasMessageStartingWith("kafka.catchup.timeout: ");
    assertThatThrownBy(() -> new KafkaSettings("k:1", SECOND, Duration.ofSeconds(6)))
        .hasMessageStartingWith("kafka.catchup.timeout: ");
  }
}
