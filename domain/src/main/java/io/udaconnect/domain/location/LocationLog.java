package io.udaconnect.domain.location;

import java.util.concurrent.CompletionStage;

/**
 * Where new locations are written down, before any database sees them. Several threads may share
 * it.
 */
public interface LocationLog {
  /**
   * Ends well once the location is kept, whatever dies next. Fails with {@code Refused} BUSY,
   * within two seconds, where it can't be kept now; sending it again is safe. Those of one person
   * keep their order.
   */
  CompletionStage<Void> append(Location location);
}
