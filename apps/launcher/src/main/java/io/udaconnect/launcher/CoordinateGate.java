package io.udaconnect.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.udaconnect.domain.person.Profile;
import io.udaconnect.kafka.Topics;
import io.udaconnect.launcher.simulation.Scenario.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Through the topic that is open to every tracker. Nobody is registered: the first coordinate does
 * that, and the next after somebody was removed.
 */
final class CoordinateGate implements Gate {
  private final String address;
  private final KafkaProducer<byte[], byte[]> producer;
  private List<Profile> people = List.of();

  /**
   * @param address what the addresses of the trackers begin with
   */
  CoordinateGate(String kafka, String address) {
    this.address = address;
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @Override
  public void admit(List<Profile> people) {
    this.people = people;
    try {
      producer.partitionsFor(Topics.COORDINATES);
    } catch (KafkaException away) {
      throw new NotNow("Kafka does not answer, or has no topic " + Topics.COORDINATES, away);
    }
  }

  @Override
  public Set<Integer> send(Instant at, List<Sighting> sightings) {
    try {
      var kept = sightings.stream().map(sighting -> producer.send(record(at, sighting))).toList();
      producer.flush();
      for (var one : kept) one.get();
      return Set.of();
    } catch (ExecutionException | KafkaException away) {
      throw new NotNow("Kafka does not take coordinates", away);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NotNow("interrupted", stopped);
    }
  }

  private ProducerRecord<byte[], byte[]> record(Instant at, Sighting sighting) {
    var profile = people.get(sighting.person());
    var value =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", profile.firstName() + " " + profile.lastName())
            .put("latitude", sighting.point().latitudeDegrees())
            .put("longitude", sighting.point().longitudeDegrees())
            .put("timestamp", at.toString())
            .put("simulated", true);
    return new ProducerRecord<>(
        Topics.COORDINATES,
        (address + (sighting.person() + 1)).getBytes(UTF_8),
        value.toString().getBytes(UTF_8));
  }

  @Override
  public void close() {
    producer.close();
  }
}
