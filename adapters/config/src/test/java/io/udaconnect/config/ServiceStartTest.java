package io.udaconnect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;

class ServiceStartTest {
  @Test
  void oneLineSaysWhoStartsOnWhatAndWithWhichSettings() {
    String line =
        line(
            Map.of(
                "service.name", "location",
                "service.version", "1.2.3",
                "grpc.port", "30012",
                "kafka.send.timeout", "PT1S"));

    assertThat(line)
        .isEqualTo(
            "location 1.2.3 starts on Java "
                + Runtime.version()
                + ": grpc.port=30012, kafka.send.timeout=PT1S");
  }

  @Test
  void whatSomebodySetIsShownNotTheDefault() {
    var key = new ConfigurationKey("grpc.port", "30012", "");

    String line = ServiceStart.line(List.of(key), new Settings(named(Map.of("grpc.port", "9"))));

    assertThat(line).endsWith("grpc.port=9");
  }

  @Test
  void whatTheServerItselfReadsIsThereTooButNoPassword() {
    String line =
        ServiceStart.line(
            List.of(new ConfigurationKey("grpc.port", "", "")),
            new Settings(
                named(
                    Map.of(
                        "http.port", "30001",
                        "grpc.port", "30011",
                        "database.url", "jdbc:postgresql://db/uda?password=hunter2",
                        "database.user", "uda",
                        "database.password", "hunter2"))));

    assertThat(line)
        .endsWith(
            ": database.url=jdbc:postgresql://db/uda?password=***, database.user=uda,"
                + " grpc.port=30011, http.port=30001");
  }

  @Test
  void secretsAreMaskedWhereverTheyHide() {
    String line =
        line(
            named(
                Map.of(
                    "database.password", "hunter2",
                    "API_TOKEN", "hunter2",
                    "oauth.client-secret", "hunter2",
                    "kafka.sasl.jaas.config", "Login username=u password='hunter2';",
                    "other.url", "jdbc:postgresql://db/uda?user=u&password=hunter2&ssl=true",
                    "proxy", "http://me:hunter2@proxy:3128")));

    assertThat(line)
        .doesNotContain("hunter2")
        .contains("database.password=***")
        .contains("jdbc:postgresql://db/uda?user=u&password=***&ssl=true")
        .contains("http://***@proxy:3128");
  }

  @Test
  void anEmptyPasswordIsSeenToBeEmpty() {
    assertThat(line(named(Map.of("database.password", "")))).endsWith("database.password=");
  }

  @Test
  void aValueWithALineBreakDoesNotBreakTheLine() {
    assertThat(line(named(Map.of("cors.origins", "a\r\nFORGED entry")))).doesNotContain("\n", "\r");
  }

  @Test
  void aServiceWithoutANameDoesNotStart() {
    assertThatThrownBy(() -> line(Map.of("service.version", "1")))
        .hasMessageContaining("service.name");
  }

  private static Map<String, String> named(Map<String, String> values) {
    var all = new HashMap<>(values);
    all.put("service.name", "location");
    all.put("service.version", "1");
    return all;
  }

  private static String line(Map<String, String> values) {
    var keys =
        values.keySet().stream().sorted().map(name -> new ConfigurationKey(name, "", "")).toList();
    return ServiceStart.line(keys, new Settings(values));
  }

  /** MicroProfile Config on a map. */
  private record Settings(Map<String, String> values) implements Config {
    @Override
    public <T> T getValue(String name, Class<T> type) {
      return getOptionalValue(name, type)
          .orElseThrow(() -> new NoSuchElementException("not set: " + name));
    }

    @Override
    public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
      return Optional.ofNullable(values.get(name)).filter(set -> !set.isEmpty()).map(type::cast);
    }

    @Override
    public ConfigValue getConfigValue(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<String> getPropertyNames() {
      return values.keySet();
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
      return List.of();
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
      return Optional.empty();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
      throw new UnsupportedOperationException();
    }
  }
}
