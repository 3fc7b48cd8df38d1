package io.udaconnect.domain.person;

/** The source of new ids. Several threads may share it. */
public interface PersonIds {
  /**
   * An id that no one has or ever had.
   *
   * @throws io.udaconnect.domain.Refused BUSY if none is at hand just now
   */
  PersonId next();

  /**
   * Sees to it that this id, chosen elsewhere, is not given out, and that {@link #next} goes on
   * beyond it.
   *
   * @throws io.udaconnect.domain.Refused CONFLICT if the id belonged to someone who was removed,
   *     BUSY if that cannot be made sure
   */
  void claim(PersonId id);
}
