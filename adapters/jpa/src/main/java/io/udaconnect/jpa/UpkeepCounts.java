package io.udaconnect.jpa;

import java.time.Instant;

/** Who keeps count of what the upkeep does. Several threads share it. */
public interface UpkeepCounts {
  /** For an upkeep that nobody watches. */
  UpkeepCounts NONE =
      new UpkeepCounts() {
        @Override
        public void packed(int locations) {}

        @Override
        public void done(Instant packedUntil, Sizes sizes) {}
      };

  /**
   * What the database holds.
   *
   * @param loose locations that are not packed
   * @param bytes on the disk, of everything
   */
  record Sizes(long loose, long bytes) {}

  /** So many locations came into packs. */
  void packed(int locations);

  /** Locations of before this instant are packed, but for those that came meanwhile. */
  void done(Instant packedUntil, Sizes sizes);
}
