package io.udaconnect.rest;

import io.udaconnect.domain.proximity.PersonMet;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who was met, as the wire shows them. */
@Schema(name = "PersonMet", description = "All that one person had to do with another.")
record PersonMetJson(
    @Schema(required = true) PersonJson person,
    @Schema(
            required = true,
            description = "When the first time began.",
            examples = "2020-07-07T10:37:06Z")
        Instant first,
    @Schema(
            required = true,
            description = "When the last time ended.",
            examples = "2020-07-08T16:02:00Z")
        Instant last,
    @Schema(required = true, description = "How often.", examples = "3") int times,
    @Schema(
            required = true,
            type = SchemaType.STRING,
            format = "duration",
            description = "Of all times together.",
            examples = "PT47M3S")
        Duration duration,
    @Schema(required = true, description = "Metres, when they were closest.", examples = "0.8")
        double closest)
    implements JsonShape {

  static PersonMetJson of(PersonMet met) {
    return new PersonMetJson(
        PersonJson.of(met.person()),
        met.first(),
        met.last(),
        met.times(),
        met.duration(),
        met.closest().metres());
  }

  @Override
  public void writeFields(JsonText json) {
    person.write("person", json);
    json.write("first", first)
        .write("last", last)
        .write("times", times)
        .write("duration", duration.toString())
        .write("closest", closest);
  }
}
