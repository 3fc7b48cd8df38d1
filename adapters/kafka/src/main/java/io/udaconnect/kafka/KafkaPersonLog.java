package io.udaconnect.kafka;

import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.PersonLog;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Changes of persons written to their topic. A stage ends when the {@link KafkaPeople} of this
 * service show the change; should they be behind for a second, it ends well all the same, because
 * the change is kept.
 */
@ApplicationScoped
public class KafkaPersonLog implements PersonLog, AutoCloseable {
  private final KafkaPeople people;
  private final Sender sender;
  private final String topic;

  @Inject
  public KafkaPersonLog(KafkaSettings settings, KafkaPeople people) {
    this(settings, people, Topics.PERSONS);
  }

  KafkaPersonLog(KafkaSettings settings, KafkaPeople people, String topic) {
    this.people = people;
    this.sender = new Sender(settings.producer("persons"), settings.sendTimeout());
    this.topic = topic;
  }

  /** Only for the container's proxy. */
  protected KafkaPersonLog() {
    people = null;
    sender = null;
    topic = null;
  }

  @Override
  public CompletionStage<Void> put(Person person) {
    return write(person.id(), PersonEvents.bytes(person));
  }

  @Override
  public CompletionStage<Void> remove(PersonId id) {
    return write(id, null);
  }

  private CompletionStage<Void> write(PersonId id, byte[] value) {
    return sender
        .send(new ProducerRecord<>(topic, PersonKey.bytes(id), value), Long::valueOf)
        .thenCompose(people::shown);
  }

  @PreDestroy
  @Override
  public void close() {
    sender.close();
  }
}
