package io.udaconnect.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.device.Devices;
import io.udaconnect.domain.location.LocationStore;
import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.PersonStore;
import io.udaconnect.kafka.DeadLetters.Letter;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Persons from their topic into the store; who is removed takes their locations and devices along.
 */
public abstract class PersonFeed extends Feed {
  @Inject PersonStore persons;
  @Inject LocationStore locations;
  @Inject Devices devices;

  @Incoming(Topics.PERSONS)
  @Blocking
  public void take(ConsumerRecords<byte[], byte[]> batch) {
    counts.taken(Topics.PERSONS, batch.count());
    // put together until someone goes: a removal must not overtake them
    var coming = new ArrayList<Arrived<Person>>();
    var letters = new ArrayList<Letter>();
    for (var record : batch) {
      try {
        if (record.value() == null) {
          var gone = PersonKey.id(record.key());
          put(coming, letters);
          remove(gone);
        } else {
          coming.add(new Arrived<>(record, PersonEvents.person(record.key(), record.value())));
        }
      } catch (Refused refused) {
        letters.add(new Letter(record, refused.getMessage()));
      }
    }
    put(coming, letters);
    setAside(Topics.PERSONS, letters);
  }

  private void put(List<Arrived<Person>> coming, List<Letter> letters) {
    store(coming, persons::put, letters);
    coming.clear();
  }

  private void remove(PersonId gone) {
    insist(
        () -> {
          locations.forget(gone);
          devices.forget(gone);
          persons.remove(gone);
        });
  }
}
