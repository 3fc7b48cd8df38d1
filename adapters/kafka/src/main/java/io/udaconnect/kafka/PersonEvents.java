package io.udaconnect.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.Profile;
import io.udaconnect.proto.v1.PersonEvent;

/** Persons as the records of a topic say them. */
final class PersonEvents {
  private PersonEvents() {}

  static byte[] bytes(Person person) {
    var profile = person.profile();
    return PersonEvent.newBuilder()
        .setId(person.id().value())
        .setFirstName(profile.firstName())
        .setLastName(profile.lastName())
        .setCompanyName(profile.companyName())
        .setSimulated(person.simulated())
        .build()
        .toByteArray();
  }

  /** The person of a record that has a value, or {@link Refused} with what is wrong with it. */
  static Person person(byte[] key, byte[] value) {
    var id = PersonKey.id(key);
    var event = parse(value);
    PersonKey.refuseOther(id, event.getId());
    return new Person(
        id,
        new Profile(event.getFirstName(), event.getLastName(), event.getCompanyName()),
        event.getSimulated());
  }

  private static PersonEvent parse(byte[] value) {
    try {
      return PersonEvent.parseFrom(value);
    } catch (InvalidProtocolBufferException unreadable) {
      throw Refused.invalid("value", "is no PersonEvent: " + unreadable.getMessage());
    }
  }
}
