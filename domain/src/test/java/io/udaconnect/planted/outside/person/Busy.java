package io.udaconnect.planted.outside.person;

import java.util.concurrent.Executor;

/** Has threads of its own. */
public final class Busy {
  public void work(Executor others) {
    new Thread(() -> others.execute(() -> {})).start();
  }
}
