package io.udaconnect.jpa;

import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.Profile;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A person in the table of persons. */
@Entity
@Table(name = "person")
class PersonRow {
  @Id private long id;

  @Column(name = "first_name")
  private String firstName;

  @Column(name = "last_name")
  private String lastName;

  @Column(name = "company_name")
  private String companyName;

  private boolean simulated;

  /** For the persistence provider. */
  protected PersonRow() {}

  static PersonRow of(Person person) {
    var row = new PersonRow();
    row.id = person.id().value();
    row.set(person);
    return row;
  }

  void set(Person person) {
    var profile = person.profile();
    firstName = profile.firstName();
    lastName = profile.lastName();
    companyName = profile.companyName();
    simulated = person.simulated();
  }

  long id() {
    return id;
  }

  Person toDomain() {
    return new Person(new PersonId(id), new Profile(firstName, lastName, companyName), simulated);
  }
}
