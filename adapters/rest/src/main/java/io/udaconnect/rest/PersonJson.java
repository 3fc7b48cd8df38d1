package io.udaconnect.rest;

import io.udaconnect.domain.person.Person;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person as the wire shows them. */
@Schema(name = "Person", description = "Someone who may meet others.")
record PersonJson(
    @Schema(
            description = "Chosen by the service, never used again.",
            minimum = "1",
            maximum = "9007199254740991",
            required = true,
            examples = "5")
        long id,
    @Schema(name = "first_name", required = true, examples = "Ada") String firstName,
    @Schema(name = "last_name", required = true, examples = "Lovelace") String lastName,
    @Schema(name = "company_name", required = true, examples = "Analytical Engines")
        String companyName,
    @Schema(
            description = "Whether a simulation made this person up; left out of all others.",
            examples = "true")
        boolean simulated)
    implements JsonShape {

  static PersonJson of(Person person) {
    var profile = person.profile();
    return new PersonJson(
        person.id().value(),
        profile.firstName(),
        profile.lastName(),
        profile.companyName(),
        person.simulated());
  }

  @Override
  public void writeFields(JsonText json) {
    json.write("id", id)
        .write("first_name", firstName)
        .write("last_name", lastName)
        .write("company_name", companyName);
    if (simulated) json.write("simulated", true);
  }
}
