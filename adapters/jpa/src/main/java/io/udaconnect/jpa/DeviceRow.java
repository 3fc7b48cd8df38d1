package io.udaconnect.jpa;

import io.udaconnect.domain.device.Device;
import io.udaconnect.domain.device.DeviceKey;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.person.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A device in the table of devices, which gives it its id. */
@Entity
@Table(name = "device")
class DeviceRow {
  @Id private long id;

  /** JPQL has a function of the column's name. */
  @Column(name = "key")
  private String address;

  @Column(name = "person_id")
  private long personId;

  /** For the persistence provider. */
  protected DeviceRow() {}

  Device toDomain() {
    return new Device(new DeviceId(id), new DeviceKey(address), new PersonId(personId));
  }
}
