package io.udaconnect.kafka;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.PersonId;
import java.nio.ByteBuffer;

/** A person's id as the key of a record: eight bytes, the big end first. */
final class PersonKey {
  private PersonKey() {}

  static byte[] bytes(PersonId id) {
    return ByteBuffer.allocate(Long.BYTES).putLong(id.value()).array();
  }

  /** The id, or {@link Refused} with what is wrong with the key. */
  static PersonId id(byte[] key) {
    if (key == null) throw Refused.invalid("key", "is missing");
    if (key.length != Long.BYTES) {
      throw Refused.invalid("key", "must have 8 bytes, not " + key.length);
    }
    return new PersonId(ByteBuffer.wrap(key).getLong());
  }

  /** Refuses a record that says one person in its key and another in its value. */
  static void refuseOther(PersonId key, long value) {
    if (key.value() != value) {
      throw Refused.invalid("key", "says person " + key + ", the value says " + value);
    }
  }
}
