package io.udaconnect.app.person;

import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.PersonIds;
import io.udaconnect.domain.person.PersonLog;
import io.udaconnect.domain.person.Registration;
import io.udaconnect.domain.proximity.Connections;
import io.udaconnect.domain.proximity.Encounters;
import io.udaconnect.grpc.GrpcConnections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

/** The parts of the person service. */
@ApplicationScoped
public class PersonWiring {
  @Produces
  @Singleton
  Registration registration(People people, PersonIds ids, PersonLog log) {
    return new Registration(people, ids, log);
  }

  /** One for both, so that there is one channel. */
  @Produces
  @Singleton
  @Typed({Connections.class, Encounters.class})
  GrpcConnections connections(GrpcConnections remote) {
    return remote;
  }
}
