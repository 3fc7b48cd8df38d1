package io.udaconnect.domain.person;

import io.udaconnect.domain.Reason;

/** Who keeps count of what a {@link Registration} does. Several threads share it. */
public interface RegistrationCounts {
  /** For a registration that nobody watches. */
  RegistrationCounts NONE =
      new RegistrationCounts() {
        @Override
        public void kept(Change change) {}

        @Override
        public void refused(Reason reason) {}
      };

  /** What happens to a person. */
  enum Change {
    REGISTERED,
    CHANGED,
    REMOVED
  }

  /** A change is kept. */
  void kept(Change change);

  /** A change was not taken. */
  void refused(Reason reason);
}
