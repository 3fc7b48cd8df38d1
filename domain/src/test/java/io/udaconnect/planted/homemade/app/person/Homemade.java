package io.udaconnect.planted.homemade.app.person;

import jakarta.ws.rs.Path;

/** An endpoint with logic of its own. */
@Path("/homemade")
public class Homemade {}
