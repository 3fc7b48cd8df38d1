package io.udaconnect.domain.live;

/** Who keeps count of those who look on, and of what they are told. Several threads share it. */
public interface LiveCounts {
  /** One more looks on. */
  void entered();

  /** One looks on no longer. */
  void left();

  /** One of them was told this. */
  void told(Update update);

  /** One of them is shown out: they took nothing, or asked too much. */
  void dismissed();
}
