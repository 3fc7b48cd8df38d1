package io.udaconnect.testbed;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Those who share the partitions of a topic, as Kafka sees them. */
public record ConsumerGroup(String servers, String name) {
  /** Waits until there are just so many, and each has a share. */
  public void awaitMembers(int count) {
    try (var admin = admin()) {
      Eventually.holds(
          () ->
              assertThat(shares(admin))
                  .as("partitions of each member of " + name)
                  .hasSize(count)
                  .allSatisfy(partitions -> assertThat(partitions).isNotEmpty()));
    }
  }

  /**
   * Waits until each has done some of the work: of its share it has said to have dealt with more
   * than was dealt with at the beginning.
   */
  public void awaitProgressOfEach() {
    try (var admin = admin()) {
      var shares = shares(admin);
      var before = done(admin);
      Eventually.holds(
          () -> {
            var now = done(admin);
            assertThat(shares)
                .as("shares of the members of " + name + " in which something was done")
                .allSatisfy(share -> assertThat(sum(now, share)).isGreaterThan(sum(before, share)));
          });
      assertThat(shares(admin)).as("shares afterwards").hasSameElementsAs(shares);
    }
  }

  private Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
  }

  private List<Set<TopicPartition>> shares(Admin admin) {
    return get(admin.describeConsumerGroups(List.of(name)).all()).get(name).members().stream()
        .map(member -> member.assignment().topicPartitions())
        .toList();
  }

  private Map<TopicPartition, Long> done(Admin admin) {
    var offsets = get(admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata());
    return offsets.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private static long sum(Map<TopicPartition, Long> done, Collection<TopicPartition> share) {
    return share.stream().mapToLong(partition -> done.getOrDefault(partition, 0L)).sum();
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
