package io.udaconnect.domain.location;

import io.udaconnect.domain.Reason;

/** Who keeps count of what an {@link Intake} does. Several threads share it. */
public interface IntakeCounts {
  /** For an intake that nobody watches. */
  IntakeCounts NONE =
      new IntakeCounts() {
        @Override
        public void accepted(int locations) {}

        @Override
        public void refused(Reason reason, int locations) {}
      };

  /** So many locations are kept. */
  void accepted(int locations);

  /** So many locations were not taken in. */
  void refused(Reason reason, int locations);
}
