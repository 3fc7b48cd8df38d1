package io.udaconnect.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to many locations, for the documentation; {@link ManyLocations} writes it. */
@Schema(name = "TakenIn", description = "What became of many locations.")
record TakenInJson(
    @Schema(required = true, description = "How many are kept.", examples = "4998") int accepted,
    @Schema(required = true, description = "What is wrong with the others; the first thousand.")
        List<RefusedItem> refused,
    @Schema(
            name = "refused_total",
            description = "How many refusals there are, if that is more than are told.")
        int refusedTotal) {

  /** One thing that is wrong with one item. */
  @Schema(name = "RefusedItem", description = "One thing that is wrong with one item.")
  record RefusedItem(
      @Schema(required = true, description = "Its place in what was sent, from 0.", examples = "17")
          int index,
      @Schema(
              required = true,
              description = "The field to blame; empty for the whole.",
              examples = "latitude")
          String field,
      @Schema(required = true, examples = "must be between -90 and 90, not 91.0") String reason) {}
}
