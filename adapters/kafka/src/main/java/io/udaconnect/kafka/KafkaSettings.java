package io.udaconnect.kafka;

import static jakarta.interceptor.Interceptor.Priority.PLATFORM_BEFORE;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where Kafka is and how long anyone waits for it. */
@Dependent
public final class KafkaSettings {
  private static final String ADDRESS = "\\s*[^,\\s]+:\\d{1,5}\\s*";
  private static final String ADDRESSES = ADDRESS + "(," + ADDRESS + ")*";
  private static final Duration BLOCK = Duration.ofMillis(500);

  private final String bootstrapServers;
  private final Duration sendTimeout;
  private final Duration catchUpTimeout;

  @Inject
  public KafkaSettings(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @ConfigProperty(name = "kafka.send.timeout") Duration sendTimeout,
      @ConfigProperty(name = "kafka.catchup.timeout") Duration catchUpTimeout) {
    if (!bootstrapServers.matches(ADDRESSES)) {
      throw new IllegalArgumentException(
          "kafka.bootstrap.servers: must be host:port, several separated by commas, not \""
              + bootstrapServers
              + "\"");
    }
    this.bootstrapServers = bootstrapServers;
    this.sendTimeout = within("kafka.send.timeout", sendTimeout, "PT0.3S", "PT2S");
    this.catchUpTimeout = within("kafka.catchup.timeout", catchUpTimeout, "PT0.1S", "PT5S");
  }

  /** Has the settings made, and so checked, before anything of the application runs. */
  void check(
      @Observes @Initialized(ApplicationScoped.class) @Priority(PLATFORM_BEFORE) Object start) {}

  private static Duration within(String key, Duration value, String shortest, String longest) {
    if (value.compareTo(Duration.parse(shortest)) < 0
        || value.compareTo(Duration.parse(longest)) > 0) {
      throw new IllegalArgumentException(
          key + ": must be from " + shortest + " to " + longest + ", not " + value);
    }
    return value;
  }

  /** Host and port, for messages to operators. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  Duration sendTimeout() {
    return sendTimeout;
  }

  Duration catchUpTimeout() {
    return catchUpTimeout;
  }

  /** A producer that answers yes or no within the send timeout, and keeps the order of a key. */
  Map<String, Object> producer(String name) {
    long block = Math.min(BLOCK.toMillis(), sendTimeout.toMillis() / 3);
    long delivery = sendTimeout.toMillis() - block;
    var settings = client(name);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 << 10);
    // no more than Kafka takes within the timeout: past that, waiting for room slows a caller down,
    // while a longer queue would only be given up record by record
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, block);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) delivery - 50);
    settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 200L);
    return settings;
  }

  /** A consumer without a group, for who reads a topic from its beginning. */
  Map<String, Object> reader(String name) {
    var settings = client(name);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5000);
    return settings;
  }

  Map<String, Object> admin(String name) {
    var settings = client(name);
    settings.put(AdminClientConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 200L);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5000);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    return settings;
  }

  private Map<String, Object> client(String name) {
    var settings = new HashMap<String, Object>();
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    // of its own, because JMX knows clients by this name, and services may share a process
    settings.put(
        CommonClientConfigs.CLIENT_ID_CONFIG,
        "udaconnect-" + name + "-" + Integer.toHexString(ThreadLocalRandom.current().nextInt()));
    settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
    // an unplugged host is given up in seconds, not in half a minute
    settings.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1000L);
    settings.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 3000L);
    return settings;
  }
}
