package io.udaconnect.domain.operation;

import java.time.Instant;
import java.util.List;

/** Records that nobody could use, with why, and another try for them. */
public interface DeadLetterOffice {
  /**
   * The oldest of those that wait.
   *
   * @throws io.udaconnect.domain.Refused BUSY if they cannot be read now
   */
  List<Letter> waiting(int limit);

  /**
   * Sends those that wait back to where they came from, as they were; whoever cannot be used now
   * either comes again, as a new one.
   *
   * @return how many
   * @throws io.udaconnect.domain.Refused BUSY if that cannot be done now; some may be sent
   */
  long replay();

  /**
   * One of them.
   *
   * @param topic where it came from, with partition and offset; -1 where that is not known
   * @param time when it was set aside
   * @param content what it says, as far as that can be read
   */
  record Letter(
      String topic, int partition, long offset, String reason, Instant time, String content) {}
}
