package io.udaconnect.kafka;

import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationLog;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Locations written to their topic. What depends on a stage runs on the producer's thread, which
 * serves everyone: keep it short.
 */
@ApplicationScoped
public class KafkaLocationLog implements LocationLog, AutoCloseable {
  private final Sender sender;
  private final String topic;
  private final RecordTraces traces;

  @Inject
  public KafkaLocationLog(KafkaSettings settings, RecordTraces traces) {
    this(settings, Topics.LOCATIONS, traces);
  }

  KafkaLocationLog(KafkaSettings settings, String topic, RecordTraces traces) {
    this.sender = new Sender(settings.producer("locations"), settings.sendTimeout());
    this.topic = topic;
    this.traces = traces;
  }

  /** Only for the container's proxy. */
  protected KafkaLocationLog() {
    sender = null;
    topic = null;
    traces = null;
  }

  @Override
  public CompletionStage<Void> append(List<Location> batch) {
    var headers = traces.headers();
    return sender.sendAll(batch, location -> record(location, headers));
  }

  private ProducerRecord<byte[], byte[]> record(Location location, List<Header> headers) {
    return new ProducerRecord<>(
        topic, null, PersonKey.bytes(location.person()), LocationEvents.bytes(location), headers);
  }

  @PreDestroy
  @Override
  public void close() {
    sender.close();
  }
}
