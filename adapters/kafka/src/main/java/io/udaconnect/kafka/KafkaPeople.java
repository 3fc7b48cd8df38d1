package io.udaconnect.kafka;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The topic of persons, held in memory. Loading begins when this is made, which an app does at its
 * start by mounting {@link PeopleHealth}; without Kafka it goes on trying. Several threads share
 * it.
 */
@ApplicationScoped
public class KafkaPeople implements People, AutoCloseable {
  private final KafkaSettings settings;
  private final PeopleReader reader;
  private final SharedQuestion<Long> end;

  @Inject
  public KafkaPeople(KafkaSettings settings, Broker broker) {
    this(settings, broker, Topics.PERSONS);
  }

  KafkaPeople(KafkaSettings settings, Broker broker, String topic) {
    this.settings = settings;
    this.end = new SharedQuestion<>(() -> broker.end(topic));
    this.reader = new PeopleReader(settings, topic, end);
    reader.start();
  }

  /** Only for the container's proxy. */
  protected KafkaPeople() {
    settings = null;
    reader = null;
    end = null;
  }

  @Override
  public Optional<Person> find(PersonId id) {
    return reader.people().find(id);
  }

  @Override
  public boolean knows(PersonId id) {
    return reader.people().knows(id);
  }

  /** For as long as Kafka keeps the removal: a day after the topic was compacted, or longer. */
  @Override
  public boolean wasRemoved(PersonId id) {
    return reader.people().wasRemoved(id);
  }

  @Override
  public Person get(PersonId id) {
    return find(id).orElseGet(() -> getAfterCatchingUp(id));
  }

  private Person getAfterCatchingUp(PersonId id) {
    problem()
        .ifPresent(
            problem -> {
              throw new Refused(Reason.BUSY, problem);
            });
    catchUp();
    return reader.people().get(id);
  }

  private void catchUp() {
    try {
      end.ask()
          .thenCompose(reader::reach)
          .get(settings.catchUpTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException late) {
      throw new Refused(Reason.BUSY, "the newest persons cannot be read from Kafka now", late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Refused(Reason.BUSY, "interrupted while reading the newest persons", stopped);
    }
  }

  @Override
  public Stream<Person> after(long after) {
    if (!reader.loaded()) {
      throw new Refused(Reason.BUSY, problem().orElse("the persons are still being loaded"));
    }
    return reader.people().after(after);
  }

  @Override
  public long count() {
    return reader.people().count();
  }

  RemovalLog removals() {
    return reader.removals();
  }

  /** Whether everyone who was registered before this service started is here. */
  public boolean loaded() {
    return reader.loaded();
  }

  /** Why a person who is not here cannot be called unknown; nothing if all is well. */
  public Optional<String> problem() {
    return reader.problem();
  }

  /** How many records of the topic were passed over because they could not be read. */
  public long unreadable() {
    return reader.unreadable();
  }

  /**
   * Ends when the record at this offset has been taken in, or after the time that a reader may be
   * behind.
   */
  public CompletableFuture<Void> shown(long offset) {
    return reader
        .reach(offset + 1)
        .copy() // the one behind it is shared, and must not end early for others
        .completeOnTimeout(null, settings.catchUpTimeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  @Override
  public void close() {
    reader.close();
  }
}
