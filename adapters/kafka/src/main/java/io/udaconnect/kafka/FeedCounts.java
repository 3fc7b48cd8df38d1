package io.udaconnect.kafka;

import io.udaconnect.domain.location.LocationStore.Appended;

/** Who keeps count of what the feeds do. Several threads share it. */
public interface FeedCounts {
  /** A batch of so many records came from a topic. */
  void taken(String topic, int records);

  /** Locations went into the store. */
  void appended(Appended appended);

  /** So many records of a topic were set aside, because nobody can use them. */
  void setAside(String topic, int records);
}
