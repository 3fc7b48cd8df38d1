package io.udaconnect.domain.person;

import java.util.Optional;
import java.util.stream.Stream;

/** Everyone who is registered, at hand without waiting. */
public interface People {
  /** The person as far as is known here and now. Never waits, may be behind by a moment. */
  Optional<Person> find(PersonId id);

  /** Whether {@link #find} would find them. */
  boolean knows(PersonId id);

  /**
   * Whether this person was removed, as far as is remembered here: the store remembers it for good.
   * Never waits.
   */
  boolean wasRemoved(PersonId id);

  /**
   * The person. Before saying no it makes sure that nothing newer says otherwise, which may take a
   * second; a person who was registered anywhere before this call is always found. When it says no,
   * everyone who was registered before this call is known here.
   *
   * @throws io.udaconnect.domain.Refused UNKNOWN if there is none, BUSY if that cannot be made sure
   */
  Person get(PersonId id);

  /**
   * Everyone whose id is greater than {@code after}, in the order of ids. 0 begins at the start.
   */
  Stream<Person> after(long after);

  long count();
}
