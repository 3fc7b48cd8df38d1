package io.udaconnect.planted.outside.person;

import java.util.logging.Logger;

/** Logs. */
public final class Talkative {
  public void talk() {
    Logger.getLogger("talk").info("so I said");
  }
}
