package io.udaconnect.domain.device;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.PersonIds;
import io.udaconnect.domain.person.PersonLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Devices that nobody registered come to be known: a key that was never seen before becomes a
 * device and a person, and each only once. The device is stored before its person is announced, so
 * whoever finds a device without a person, because another died between the two, announces them.
 * Several threads may share it.
 */
public final class Introduction {
  /** So that whoever makes up keys does not fill the memory. */
  private static final int MOST_REMEMBERED = 100_000;

  private final Devices devices;
  private final People people;
  private final Supplier<PersonIds> ids;
  private final PersonLog log;

  private final Map<DeviceKey, Device> remembered = // guarded by this
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeviceKey, Device> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /**
   * Introduces devices to these.
   *
   * @param ids is not asked for its source before the first stranger comes: that reserves ids
   */
  public Introduction(Devices devices, People people, Supplier<PersonIds> ids, PersonLog log) {
    this.devices = devices;
    this.people = people;
    this.ids = ids;
    this.log = log;
  }

  /** The device of this key, if it and its person are known here. Never waits. */
  public synchronized Optional<Device> find(DeviceKey key) {
    return Optional.ofNullable(remembered.get(key)).filter(device -> people.knows(device.owner()));
  }

  /**
   * Sees to it that each of these keys has a device and a person. They are found here once all
   * stages have ended well, unless somebody removes the person at once. Doing it again changes
   * nothing.
   *
   * @throws Refused BUSY if that cannot be done now
   */
  public List<CompletionStage<Void>> introduce(Map<DeviceKey, Newcomer> newcomers) {
    var found = new HashMap<>(devices.find(newcomers.keySet()));
    found.values().removeIf(this::forgetIfRemoved);
    var strangers = new HashMap<DeviceKey, PersonId>();
    for (var key : newcomers.keySet()) {
      if (!found.containsKey(key)) strangers.put(key, ids.get().nextUnused(people));
    }
    if (!strangers.isEmpty()) found.putAll(devices.add(strangers));
    var announced = new ArrayList<CompletionStage<Void>>();
    for (var device : found.values()) {
      boolean isNew = device.owner().equals(strangers.get(device.key()));
      if (isNew || isUnannounced(device.owner())) {
        announced.add(log.put(person(device, newcomers.get(device.key()))));
      }
    }
    remember(found);
    return announced;
  }

  private static Person person(Device device, Newcomer newcomer) {
    return new Person(device.owner(), newcomer.profile(), newcomer.simulated());
  }

  private boolean forgetIfRemoved(Device device) {
    boolean removed = people.wasRemoved(device.owner());
    if (removed) devices.forget(device.owner());
    return removed;
  }

  private boolean isUnannounced(PersonId owner) {
    if (people.knows(owner)) return false;
    try {
      people.get(owner);
      return false;
    } catch (Refused refused) {
      if (refused.reason() != Reason.UNKNOWN) throw refused;
      return !people.wasRemoved(owner);
    }
  }

  private synchronized void remember(Map<DeviceKey, Device> found) {
    remembered.putAll(found);
  }
}
