package io.udaconnect.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What is one encounter: as it stands in the request. */
public final class EncounterQuestion {
  @Parameter(
      description = "Shorter times apart do not end an encounter; PT5M if left out",
      schema = @Schema(type = SchemaType.STRING, format = "duration"),
      example = "PT5M")
  @QueryParam("gap")
  String gap;

  @Parameter(
      description =
          "How many locations, of either, an encounter takes; of a visit at any time, those of the"
              + " one who is asked about count as one; 2 if left out",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "2"),
      example = "2")
  @QueryParam("points")
  String points;
}
