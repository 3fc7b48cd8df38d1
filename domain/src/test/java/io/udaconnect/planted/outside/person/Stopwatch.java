package io.udaconnect.planted.outside.person;

/** Reads the machine's time. */
public final class Stopwatch {
  public long now() {
    return System.nanoTime();
  }
}
