package io.udaconnect.planted.opendoor.rest;

import jakarta.ws.rs.Path;

/** Waits to be mounted. */
@Path("/closed")
public abstract class ClosedResource {}
