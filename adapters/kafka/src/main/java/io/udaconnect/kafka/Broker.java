package io.udaconnect.kafka;

import io.udaconnect.kafka.TopicLook.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The one admin client of a service. Several threads may share it. */
@ApplicationScoped
public class Broker implements AutoCloseable {
  private static final int LOOK_MILLIS = 1000;
  private static final Duration CLOSING = Duration.ofMillis(500);

  /** How long an answer serves further probes. */
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final KafkaSettings settings;
  private Admin admin; // guarded by this
  private boolean closed; // guarded by this

  private final Object looking = new Object();
  private Optional<String> problem = Optional.empty(); // guarded by looking
  private long lookedAt = System.nanoTime() - FRESH_NANOS; // guarded by looking

  @Inject
  public Broker(KafkaSettings settings) {
    this.settings = settings;
  }

  /** Only for the container's proxy. */
  protected Broker() {
    this(null);
  }

  /** The offset that the next record of this topic's first partition will get. */
  public CompletableFuture<Long> end(String topic) {
    var partition = new TopicPartition(topic, 0);
    try {
      return admin()
          .listOffsets(
              Map.of(partition, OffsetSpec.latest()),
              new ListOffsetsOptions().timeoutMs((int) settings.catchUpTimeout().toMillis()))
          .partitionResult(partition)
          .toCompletionStage()
          .thenApply(ListOffsetsResultInfo::offset)
          .toCompletableFuture();
    } catch (KafkaException | IllegalStateException noClient) {
      return CompletableFuture.failedFuture(noClient);
    }
  }

  /**
   * The offsets that a group of readers will go on from; a partition that it never read is missing.
   *
   * @throws org.apache.kafka.common.errors.TimeoutException if Kafka does not say so in time
   */
  Map<TopicPartition, Long> committed(String group) {
    var committed = new HashMap<TopicPartition, Long>();
    try {
      answer(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
          .forEach(
              (partition, at) -> {
                if (at != null) committed.put(partition, at.offset());
              });
    } catch (GroupIdNotFoundException neverRead) {
      return Map.of();
    }
    return committed;
  }

  /**
   * A number that this topic has and no other, not even one of the same name later.
   *
   * @throws org.apache.kafka.common.errors.TimeoutException if Kafka does not say so in time
   */
  long identity(String topic) {
    var id = answer(admin().describeTopics(List.of(topic)).topicNameValues().get(topic)).topicId();
    return id.getMostSignificantBits() ^ id.getLeastSignificantBits();
  }

  private static <T> T answer(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof KafkaException known
          ? known
          : new KafkaException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptException(stopped);
    }
  }

  /**
   * What keeps a service from working with Kafka: it does not answer, or lacks a topic. Waits a
   * second at most; probes that come close together share one answer.
   */
  public Optional<String> problem() {
    synchronized (looking) {
      if (System.nanoTime() - lookedAt >= FRESH_NANOS) {
        problem = look();
        lookedAt = System.nanoTime();
      }
      return problem;
    }
  }

  private Optional<String> look() {
    try {
      var topics =
          admin()
              .describeTopics(Topics.NAMES, new DescribeTopicsOptions().timeoutMs(LOOK_MILLIS))
              .topicNameValues();
      for (String topic : Topics.NAMES) {
        if (missing(topics.get(topic))) return Optional.of(Topics.missing(topic));
      }
      return Optional.empty();
    } catch (ExecutionException | KafkaException | IllegalStateException away) {
      return Optional.of("Kafka is not reachable at " + settings.bootstrapServers());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted while asking Kafka");
    }
  }

  /** What these topics hold; empty if Kafka does not say so within a second. */
  List<Topic> look(List<String> topics) {
    try {
      return new TopicLook(admin(), LOOK_MILLIS).topics(topics);
    } catch (ExecutionException | KafkaException | IllegalStateException away) {
      return List.of();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static boolean missing(KafkaFuture<TopicDescription> topic)
      throws ExecutionException, InterruptedException {
    try {
      topic.get();
      return false;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof UnknownTopicOrPartitionException) return true;
      throw failure;
    }
  }

  /** Made when first asked for: while Kafka's name is unknown to the network, that fails. */
  private synchronized Admin admin() {
    if (closed) throw new IllegalStateException("closed");
    if (admin == null) admin = Admin.create(settings.admin("admin"));
    return admin;
  }

  @PreDestroy
  @Override
  public synchronized void close() {
    closed = true;
    if (admin != null) admin.close(CLOSING);
  }
}
