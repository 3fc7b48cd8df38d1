package io.udaconnect.rest;

import io.udaconnect.domain.proximity.EncounterWith;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An encounter as the wire shows it. */
@Schema(name = "Encounter", description = "Two people together for a while.")
record EncounterJson(
    @Schema(required = true) PersonJson person,
    @Schema(
            required = true,
            description = "When the first location was seen that belongs to it.",
            examples = "2020-07-07T10:37:06Z")
        Instant from,
    @Schema(
            required = true,
            description = "When the last one was seen.",
            examples = "2020-07-07T10:52:31Z")
        Instant to,
    @Schema(required = true, type = SchemaType.STRING, format = "duration", examples = "PT15M25S")
        Duration duration,
    @Schema(required = true, description = "Metres, when they were closest.", examples = "1.7")
        double closest,
    @Schema(required = true, description = "How many locations of either.", examples = "12")
        int points,
    @Schema(
            required = true,
            description = "Half way between the two when they were closest.",
            examples = "35.0585136")
        double latitude,
    @Schema(required = true, examples = "-106.5719566") double longitude)
    implements JsonShape {

  static EncounterJson of(EncounterWith with) {
    var encounter = with.encounter();
    return new EncounterJson(
        PersonJson.of(with.person()),
        encounter.from(),
        encounter.to(),
        encounter.duration(),
        encounter.closest().metres(),
        encounter.points(),
        encounter.place().latitudeDegrees(),
        encounter.place().longitudeDegrees());
  }

  PointFeature feature() {
    return new PointFeature(latitude, longitude, this::writeAllButPlace);
  }

  private void writeAllButPlace(JsonText json) {
    person.write("person", json);
    json.write("from", from)
        .write("to", to)
        .write("duration", duration.toString())
        .write("closest", closest)
        .write("points", points);
  }

  @Override
  public void writeFields(JsonText json) {
    writeAllButPlace(json);
    json.write("latitude", latitude).write("longitude", longitude);
  }
}
