package io.udaconnect.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** When somebody was near another, and how near: as it stands in the request. */
public final class NearQuestion extends RangeQuestion {
  @Parameter(
      description = "How near, in metres; 5 if left out",
      schema = @Schema(type = SchemaType.NUMBER, minimum = "0", maximum = "10000"),
      example = "5")
  @QueryParam("distance")
  String distance;
}
