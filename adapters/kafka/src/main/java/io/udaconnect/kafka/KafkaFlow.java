package io.udaconnect.kafka;

import io.udaconnect.domain.operation.Flow;
import io.udaconnect.kafka.TopicLook.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many locations are on their way, as Kafka has it. */
@ApplicationScoped
public class KafkaFlow implements Flow {
  private final Broker broker;
  private final String group;

  @Inject
  public KafkaFlow(
      Broker broker,
      @ConfigProperty(name = "mp.messaging.incoming.locations.group.id") String group) {
    this.broker = broker;
    this.group = group;
  }

  /** Only for the container's proxy. */
  protected KafkaFlow() {
    this(null, null);
  }

  @Override
  public Optional<Totals> totals() {
    var topics = broker.look(Topics.NAMES);
    return topics.stream()
        .filter(topic -> topic.name().equals(Topics.LOCATIONS))
        .findAny()
        .map(
            locations ->
                new Totals(
                    locations.ever(),
                    locations.ever() - behind(locations, group),
                    topics.stream()
                        .filter(topic -> topic.name().endsWith(Topics.deadLetters("")))
                        .mapToLong(topic -> behind(topic, DeadLetterBox.GROUP))
                        .sum()));
  }

  /** A group that never read has all before it. */
  private static long behind(Topic topic, String group) {
    return topic.behind().getOrDefault(group, topic.records());
  }
}
