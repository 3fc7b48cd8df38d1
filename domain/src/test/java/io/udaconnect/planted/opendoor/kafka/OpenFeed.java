package io.udaconnect.planted.opendoor.kafka;

import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes. */
public class OpenFeed {
  @Incoming("locations")
  public void take(String location) {}
}
