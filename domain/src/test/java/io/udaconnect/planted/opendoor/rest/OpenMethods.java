package io.udaconnect.planted.opendoor.rest;

import jakarta.ws.rs.GET;

/** Opens as soon as somebody names it. */
public class OpenMethods {
  @GET
  public String all() {
    return "everything";
  }
}
