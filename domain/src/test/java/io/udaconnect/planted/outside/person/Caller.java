package io.udaconnect.planted.outside.person;

import java.net.URI;

/** Goes out. */
public final class Caller {
  public URI home() {
    return URI.create("http://localhost");
  }
}
