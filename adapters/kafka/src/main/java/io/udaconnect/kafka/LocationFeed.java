package io.udaconnect.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationStore;
import io.udaconnect.kafka.DeadLetters.Letter;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Locations from their topic into the store. */
public abstract class LocationFeed extends Feed {
  @Inject LocationStore store;
  @Inject RecordTraces traces;
  InstantSource clock = InstantSource.system();

  @Incoming(Topics.LOCATIONS)
  @Blocking
  public void take(ConsumerRecords<byte[], byte[]> batch) {
    counts.taken(Topics.LOCATIONS, batch.count());
    var spans = traces.begin(batch);
    var arrived = new ArrayList<Arrived<Location>>(batch.count());
    var letters = new ArrayList<Letter>();
    var now = clock.instant();
    for (var record : batch) {
      try {
        var location = LocationEvents.location(record.key(), record.value());
        if (location.instant().isAfter(latest(record, now))) {
          throw Refused.invalid("instant_micros", "is in the future: " + location.instant());
        }
        arrived.add(new Arrived<>(record, location));
      } catch (Refused refused) {
        letters.add(new Letter(record, refused.getMessage()));
      }
    }
    store(arrived, locations -> counts.appended(store.append(locations)), letters);
    setAside(Topics.LOCATIONS, letters);
    spans.end(letters);
  }

  /**
   * By our clock or by that of who wrote the record: what was taken in there is not refused here.
   */
  static Instant latest(ConsumerRecord<byte[], byte[]> record, Instant now) {
    var written = Instant.ofEpochMilli(record.timestamp()).plusMillis(1);
    return (written.isAfter(now) ? written : now).plus(Intake.CLOCK_SKEW);
  }
}
