package io.udaconnect.domain.person;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;

/** The source of new ids. Several threads may share it. */
public interface PersonIds {
  /**
   * An id that no one has or ever had.
   *
   * @throws Refused BUSY if none is at hand just now
   */
  PersonId next();

  /** The same, past ids that somebody brought along into a block that was reserved already. */
  default PersonId nextUnused(People people) {
    var id = next();
    while (people.find(id).isPresent()) id = next();
    return id;
  }

  /**
   * Sees to it that this id, chosen elsewhere, is not given out, and that {@link #next} goes on
   * beyond it.
   *
   * @throws Refused CONFLICT if the id belonged to someone who was removed, BUSY if that cannot be
   *     made sure
   */
  void claim(PersonId id);

  /** The refusal for the id of someone who was removed. */
  static Refused removed(PersonId id) {
    return new Refused(Reason.CONFLICT, "person " + id + " was removed; ids are not used again");
  }
}
