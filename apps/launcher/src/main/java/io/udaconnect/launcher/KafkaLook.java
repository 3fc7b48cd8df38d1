package io.udaconnect.launcher;

import io.udaconnect.kafka.TopicLook;
import io.udaconnect.kafka.TopicLook.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** What the topics hold, and how far their readers are. Close it. */
final class KafkaLook implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 4_000;

  private final Admin admin;

  KafkaLook(String bootstrapServers) {
    this.admin =
        Admin.create(
            Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers,
                "default.api.timeout.ms", TIMEOUT_MILLIS,
                "request.timeout.ms", TIMEOUT_MILLIS));
  }

  /**
   * @throws Trouble if there is no answer within seconds
   */
  List<Topic> topics() {
    try {
      return new TopicLook(admin, TIMEOUT_MILLIS).topics(admin.listTopics().names().get());
    } catch (ExecutionException e) {
      throw new Trouble("does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
