package io.udaconnect.kafka;

import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationLog;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Locations written to their topic. What depends on a stage runs on the producer's thread, which
 * serves everyone: keep it short.
 */
@ApplicationScoped
public class KafkaLocationLog implements LocationLog, AutoCloseable {
  private final Sender sender;
  private final String topic;

  @Inject
  public KafkaLocationLog(KafkaSettings settings) {
    this(settings, Topics.LOCATIONS);
  }

  KafkaLocationLog(KafkaSettings settings, String topic) {
    this.sender = new Sender(settings.producer("locations"), settings.sendTimeout());
    this.topic = topic;
  }

  /** Only for the container's proxy. */
  protected KafkaLocationLog() {
    sender = null;
    topic = null;
  }

  @Override
  public CompletionStage<Void> append(List<Location> batch) {
    return sender.sendAll(batch, this::record);
  }

  private ProducerRecord<byte[], byte[]> record(Location location) {
    return new ProducerRecord<>(
        topic, PersonKey.bytes(location.person()), LocationEvents.bytes(location));
  }

  @PreDestroy
  @Override
  public void close() {
    sender.close();
  }
}
