package io.udaconnect.launcher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

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
   * @param records from the first kept to the last
   * @param behind for each group of readers, how many it has yet to take
   */
  record Topic(String name, long records, Map<String, Long> behind) {}

  /**
   * @throws Trouble if there is no answer within seconds
   */
  List<Topic> topics() {
    try {
      var partitions =
          admin
              .describeTopics(admin.listTopics().names().get())
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
                          behind(parts, first, next, read))));
      return topics;
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
        .listOffsets(wanted)
        .all()
        .get()
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private Map<String, Map<TopicPartition, OffsetAndMetadata>> read()
      throws ExecutionException, InterruptedException {
    var groups =
        admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
            .map(GroupListing::groupId)
            .collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec()));
    return groups.isEmpty() ? Map.of() : admin.listConsumerGroupOffsets(groups).all().get();
  }
}
