package io.udaconnect.kafka;

import io.udaconnect.kafka.TopicLook.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many records the feeds have yet to take, all processors together. Questions that come close
 * together share one answer, and whoever asks waits a second at most.
 */
@ApplicationScoped
public class FeedLag {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Broker broker;
  private final Map<String, String> groups;

  private List<Topic> topics = List.of(); // guarded by this
  private long lookedAt = System.nanoTime() - FRESH_NANOS; // guarded by this

  @Inject
  public FeedLag(
      Broker broker,
      @ConfigProperty(name = "mp.messaging.incoming.locations.group.id") String locationGroup,
      @ConfigProperty(name = "mp.messaging.incoming.persons.group.id") String personGroup,
      @ConfigProperty(name = "mp.messaging.incoming.coordinates.group.id") String coordinateGroup) {
    this.broker = broker;
    this.groups =
        Map.of(
            Topics.LOCATIONS, locationGroup,
            Topics.PERSONS, personGroup,
            Topics.COORDINATES, coordinateGroup);
  }

  /** Only for the container's proxy. */
  protected FeedLag() {
    broker = null;
    groups = null;
  }

  /** Of this topic; not a number while Kafka does not say. */
  public double of(String topic) {
    String group = groups.get(topic);
    return topics().stream()
        .filter(found -> found.name().equals(topic))
        .mapToDouble(found -> found.behind().getOrDefault(group, found.records()))
        .findFirst()
        .orElse(Double.NaN);
  }

  private synchronized List<Topic> topics() {
    if (System.nanoTime() - lookedAt >= FRESH_NANOS) {
      topics = broker.look(Topics.DATA);
      lookedAt = System.nanoTime();
    }
    return topics;
  }
}
