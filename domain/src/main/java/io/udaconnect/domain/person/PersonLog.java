package io.udaconnect.domain.person;

import java.util.concurrent.CompletionStage;

/**
 * Where a change of a person is written down for everyone. A stage that ends well means: it is kept
 * whatever dies next, and the {@link People} of this service show it. It fails with {@code Refused}
 * BUSY, within two seconds, where it can't be kept now.
 */
public interface PersonLog {
  /** Registers or changes a person. */
  CompletionStage<Void> put(Person person);

  /** Removes a person and all that is theirs, for good. One who is not there is no error. */
  CompletionStage<Void> remove(PersonId id);
}
