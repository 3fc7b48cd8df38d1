package io.udaconnect.domain.device;

import io.udaconnect.domain.person.PersonId;
import java.util.Map;
import java.util.Set;

/**
 * The devices that are known by a key. A key has one device, however many ask at once: several
 * threads and processes may.
 */
public interface Devices {
  /** Those of these keys that have a device. */
  Map<DeviceKey, Device> find(Set<DeviceKey> keys);

  /**
   * Makes a device for each of these keys that has none, whole or not at all.
   *
   * @param owners whose each of them is, if it is new
   * @return the devices that the keys have now; one that somebody else made in the meantime has
   *     another owner
   */
  Map<DeviceKey, Device> add(Map<DeviceKey, PersonId> owners);

  /** Removes the devices of a person; their keys are as if they had never been. */
  void forget(PersonId owner);
}
