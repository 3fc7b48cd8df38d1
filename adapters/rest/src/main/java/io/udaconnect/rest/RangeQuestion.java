package io.udaconnect.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** About what time is asked: as it stands in the request. */
public class RangeQuestion {
  @Parameter(
      required = true,
      description = "A UTC day, from its first instant on, or an instant (RFC 3339)",
      example = Examples.DAY)
  @QueryParam("start_date")
  String startDate;

  @Parameter(
      required = true,
      description = "A UTC day, to its end, or an instant (RFC 3339) that is left out",
      example = Examples.DAY)
  @QueryParam("end_date")
  String endDate;
}
