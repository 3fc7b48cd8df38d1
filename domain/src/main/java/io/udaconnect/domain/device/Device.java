package io.udaconnect.domain.device;

import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.person.PersonId;

/**
 * What sends by itself, and has since its first location.
 *
 * @param owner whose locations it sends, for good
 */
public record Device(DeviceId id, DeviceKey key, PersonId owner) {
  public Device {
    requireNonNull(id);
    requireNonNull(key);
    requireNonNull(owner);
  }
}
