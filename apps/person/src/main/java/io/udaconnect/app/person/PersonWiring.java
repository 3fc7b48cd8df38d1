package io.udaconnect.app.person;

import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.PersonIds;
import io.udaconnect.domain.person.PersonLog;
import io.udaconnect.domain.person.Registration;
import io.udaconnect.domain.proximity.Connections;
import io.udaconnect.grpc.GrpcConnections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The parts of the person service. */
@ApplicationScoped
public class PersonWiring {
  @Produces
  @Singleton
  Registration registration(People people, PersonIds ids, PersonLog log) {
    return new Registration(people, ids, log);
  }

  @Produces
  @Singleton
  Connections connections(GrpcConnections remote) {
    return remote;
  }
}
