package io.udaconnect.planted.opendoor.rest;

import jakarta.ws.rs.Path;

/** Opens in every app that carries it. */
@Path("/open")
public class OpenResource {}
