package io.udaconnect.domain.location;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Where new locations are written down, before any database sees them. Several threads may share
 * it.
 */
public interface LocationLog {
  /**
   * Ends well once all of them are kept, whatever dies next. Fails with {@code Refused} BUSY or
   * FULL, within two seconds, where that can't be done now; some may be kept then, and sending all
   * of them again is safe. Those of one person keep their order.
   */
  CompletionStage<Void> append(List<Location> batch);
}
