package io.udaconnect.grpc;

import io.udaconnect.domain.Faults;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.Profile;
import io.udaconnect.proto.v1.Person;
import io.udaconnect.proto.v1.RegisterPersonRequest;

/** A person in gRPC's words. */
final class PersonMessage {
  private PersonMessage() {}

  static Person of(io.udaconnect.domain.person.Person person) {
    var profile = person.profile();
    return Person.newBuilder()
        .setId(person.id().value())
        .setFirstName(profile.firstName())
        .setLastName(profile.lastName())
        .setCompanyName(profile.companyName())
        .setSimulated(person.simulated())
        .build();
  }

  static io.udaconnect.domain.person.Person toDomain(Person message) {
    return new io.udaconnect.domain.person.Person(
        new PersonId(message.getId()),
        new Profile(message.getFirstName(), message.getLastName(), message.getCompanyName()),
        message.getSimulated());
  }

  static PersonId id(long id) {
    try {
      return new PersonId(id);
    } catch (Refused refused) {
      throw Refusals.renamed(refused, field -> "id");
    }
  }

  static Profile profile(RegisterPersonRequest request) {
    return new Profile(request.getFirstName(), request.getLastName(), request.getCompanyName());
  }

  /** The person of a request that brings its own id. */
  static io.udaconnect.domain.person.Person enrolled(RegisterPersonRequest request) {
    var faults = new Faults();
    var id = faults.check(() -> id(request.getId()));
    var profile = faults.check(() -> profile(request));
    faults.refuseIfAny();
    return new io.udaconnect.domain.person.Person(id, profile, request.getSimulated());
  }
}
