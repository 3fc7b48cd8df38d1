package io.udaconnect.planted.homemade.app.person;

import io.udaconnect.planted.homemade.rest.Resource;
import jakarta.ws.rs.Path;

/** As it should be. */
@Path("/mounted")
public class Mounted extends Resource {}
