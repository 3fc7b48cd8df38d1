package io.udaconnect.rest;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.Profile;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody sends about a person. */
@Schema(
    name = "Profile",
    description = "What a person says of themselves. Blanks around a name are dropped.")
record ProfileJson(
    @Schema(
            name = "first_name",
            required = true,
            minLength = 1,
            maxLength = Profile.LONGEST_NAME,
            examples = "Ada")
        String firstName,
    @Schema(
            name = "last_name",
            required = true,
            minLength = 1,
            maxLength = Profile.LONGEST_NAME,
            examples = "Lovelace")
        String lastName,
    @Schema(
            name = "company_name",
            required = true,
            minLength = 1,
            maxLength = Profile.LONGEST_NAME,
            examples = "Analytical Engines")
        String companyName,
    @Schema(
            description =
                "Whether a simulation makes this person up; may be left out. Stays as it is when a"
                    + " person is changed.",
            examples = "false")
        boolean simulated) {

  /** Of someone new. */
  static ProfileJson read(InputStream body) {
    var fields = Body.read(body);
    if (fields.has("id")) fields.refuse("id", "is chosen by the service; leave it out");
    return read(fields);
  }

  /** The body may repeat the person's id, so that what was read can be sent back. */
  static ProfileJson read(PersonId person, InputStream body) {
    var fields = Body.read(body);
    if (fields.has("id")) fields.wholeNumber("id", id -> same(person, id));
    return read(fields);
  }

  private static ProfileJson read(Fields fields) {
    var sent =
        new ProfileJson(
            fields.text("first_name"),
            fields.text("last_name"),
            fields.text("company_name"),
            fields.has("simulated") && fields.flag("simulated"));
    fields.check(sent::toDomain);
    fields.refuseIfAnyFault();
    return sent;
  }

  Profile toDomain() {
    return new Profile(orFaultless(firstName), orFaultless(lastName), orFaultless(companyName));
  }

  /** For a name whose fault is noted already, so that the others are looked at too. */
  private static String orFaultless(String name) {
    return name == null ? "-" : name;
  }

  private static PersonId same(PersonId person, long id) {
    if (id != person.value()) throw Refused.invalid("id", "must be the one in the path");
    return person;
  }
}
