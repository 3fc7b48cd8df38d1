package io.udaconnect.jpa;

import static java.util.stream.Collectors.toMap;

import io.udaconnect.domain.device.Device;
import io.udaconnect.domain.device.DeviceKey;
import io.udaconnect.domain.device.Devices;
import io.udaconnect.domain.person.PersonId;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Devices as entities. Of those who add one of the same key, the database lets the first. */
public final class JpaDevices implements Devices {
  /** Keys of one look into the database. */
  private static final int PORTION = 1_000;

  private final Entities entities;

  public JpaDevices(Transactions transactions) {
    this.entities = new Entities(transactions);
  }

  @Override
  public Map<DeviceKey, Device> find(Set<DeviceKey> keys) {
    return entities.inOne(work -> find(work, List.copyOf(keys)));
  }

  private static Map<DeviceKey, Device> find(EntityManager work, List<DeviceKey> keys) {
    var found = new HashMap<DeviceKey, Device>();
    for (int from = 0; from < keys.size(); from += PORTION) {
      var portion = keys.subList(from, Math.min(from + PORTION, keys.size()));
      found.putAll(
          work.createQuery("select d from DeviceRow d where d.address in :keys", DeviceRow.class)
              .setParameter("keys", portion.stream().map(DeviceKey::value).toList())
              .getResultStream()
              .map(DeviceRow::toDomain)
              .collect(toMap(Device::key, device -> device)));
    }
    return found;
  }

  @Override
  public Map<DeviceKey, Device> add(Map<DeviceKey, PersonId> owners) {
    return entities.inOne(
        work -> {
          // in one order for all: two who wait for each other's keys would wait for ever
          new TreeMap<>(owners).forEach((key, owner) -> add(work, key, owner));
          return find(work, List.copyOf(owners.keySet()));
        });
  }

  /** Waits for whoever is just adding the same key, and then leaves theirs. */
  private static void add(EntityManager work, DeviceKey key, PersonId owner) {
    work.createNativeQuery(
            "insert into device (key, person_id) values (?, ?) on conflict (key) do nothing")
        .setParameter(1, key.value())
        .setParameter(2, owner.value())
        .executeUpdate();
  }

  @Override
  public void forget(PersonId owner) {
    entities.inOne(
        work ->
            work.createQuery("delete from DeviceRow d where d.personId = :owner")
                .setParameter("owner", owner.value())
                .executeUpdate());
  }
}
