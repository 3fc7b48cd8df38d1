package io.udaconnect.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What topics hold, and how far their readers are. */
public final class TopicLook {
  private final Admin admin;
  private final int timeoutMillis;

  /**
   * Looks with this client.
   *
   * @param timeoutMillis how long Kafka may take for each of some questions; after the first that
   *     has no answer no other is asked
   */
  public TopicLook(Admin admin, int timeoutMillis) {
    this.admin = admin;
    this.timeoutMillis = timeoutMillis;
  }

  /**
   * One topic at one moment.
   *
   * @param records from the first kept to the last
   * @param ever all that were ever written, kept or not
   * @param behind for each group of readers that ever read of it, how many it has yet to take
   */
  public record Topic(String name, long records, long ever, Map<String, Long> behind) {}

  /** In the order of their names. */
  public List<Topic> topics(Collection<String> names)
      throws ExecutionException, InterruptedException {
    var partitions =
        admin
            .describeTopics(names, new DescribeTopicsOptions().timeoutMs(timeoutMillis))
            .allTopicNames()
            .get()
            .values()
            .stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(part -> new TopicPartition(topic.name(), part.partition())))
            .toList();
    var first = offsets(partitions, OffsetSpec.earliest());
    var next = offsets(partitions, OffsetSpec.latest());
    var read = read();
    var topics = new ArrayList<Topic>();
    partitions.stream()
        .collect(Collectors.groupingBy(TopicPartition::topic, TreeMap::new, Collectors.toList()))
        .forEach(
            (name, parts) ->
                topics.add(
                    new Topic(
                        name,
                        parts.stream().mapToLong(part -> next.get(part) - first.get(part)).sum(),
                        parts.stream().mapToLong(next::get).sum(),
                        behind(parts, first, next, read))));
    return topics;
  }

  /** A group that never read a partition has all of it before it. */
  private static Map<String, Long> behind(
      List<TopicPartition> parts,
      Map<TopicPartition, Long> first,
      Map<TopicPartition, Long> next,
      Map<String, Map<TopicPartition, OffsetAndMetadata>> read) {
    var behind = new TreeMap<String, Long>();
    read.forEach(
        (group, at) -> {
          if (parts.stream().anyMatch(at::containsKey)) {
            behind.put(
                group,
                parts.stream()
                    .mapToLong(
                        part ->
                            next.get(part)
                                - (at.get(part) == null ? first.get(part) : at.get(part).offset()))
                    .sum());
          }
        });
    return behind;
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec)
      throws ExecutionException, InterruptedException {
    var wanted = partitions.stream().collect(Collectors.toMap(part -> part, part -> spec));
    var offsets = new HashMap<TopicPartition, Long>();
    admin
        .listOffsets(wanted, new ListOffsetsOptions().timeoutMs(timeoutMillis))
        .all()
        .get()
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private Map<String, Map<TopicPartition, OffsetAndMetadata>> read()
      throws ExecutionException, InterruptedException {
    var groups =
        admin
            .listGroups(ListGroupsOptions.forConsumerGroups().timeoutMs(timeoutMillis))
            .all()
            .get()
            .stream()
            .map(GroupListing::groupId)
            .collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec()));
    return groups.isEmpty()
        ? Map.of()
        : admin
            .listConsumerGroupOffsets(
                groups, new ListConsumerGroupOffsetsOptions().timeoutMs(timeoutMillis))
            .all()
            .get();
  }
}
