package io.udaconnect.domain.device;

import static java.util.stream.Collectors.toMap;

import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.person.PersonId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Devices in memory. */
public final class MemoryDevices implements Devices {
  private final Map<DeviceKey, Device> devices = new HashMap<>(); // guarded by this
  private long last; // guarded by this

  @Override
  public synchronized Map<DeviceKey, Device> find(Set<DeviceKey> keys) {
    return keys.stream().filter(devices::containsKey).collect(toMap(key -> key, devices::get));
  }

  @Override
  public synchronized Map<DeviceKey, Device> add(Map<DeviceKey, PersonId> owners) {
    new TreeMap<>(owners)
        .forEach(
            (key, owner) ->
                devices.computeIfAbsent(key, none -> new Device(new DeviceId(++last), key, owner)));
    return find(owners.keySet());
  }

  @Override
  public synchronized void forget(PersonId owner) {
    devices.values().removeIf(device -> device.owner().equals(owner));
  }
}
