package io.udaconnect.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a list is asked for: as it stands in the request. */
public final class PageQuestion {
  static final int LONGEST = 10_000;

  @Parameter(
      description = "How many at most; without it all of them",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10000"),
      example = "100")
  @QueryParam("limit")
  String limit;

  @Parameter(
      description = "Where the page before ended: follow its link instead of making one up",
      schema = @Schema(type = SchemaType.STRING))
  @QueryParam("after")
  String after;
}
