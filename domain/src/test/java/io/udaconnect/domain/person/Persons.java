package io.udaconnect.domain.person;

/** People of the tests. */
public final class Persons {
  private Persons() {}

  public static Person ada() {
    return person(1, "Ada", "Lovelace", "Analytical Engines");
  }

  public static Person bob() {
    return person(2, "Bob", "Noyce", "Fairchild");
  }

  public static Person person(long id, String first, String last, String company) {
    return new Person(new PersonId(id), new Profile(first, last, company));
  }

  /** The same, made up. */
  public static Person simulated(Person person) {
    return new Person(person.id(), person.profile(), true);
  }
}
