package io.udaconnect.app.person;

import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.PersonIds;
import io.udaconnect.domain.person.PersonLog;
import io.udaconnect.domain.person.Registration;
import io.udaconnect.domain.proximity.Connections;
import io.udaconnect.domain.proximity.Encounters;
import io.udaconnect.domain.proximity.WatchedQuestions;
import io.udaconnect.grpc.GrpcConnections;
import io.udaconnect.metrics.QuestionMetrics;
import io.udaconnect.metrics.RegistrationMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

/** The parts of the person service. */
@ApplicationScoped
public class PersonWiring {
  @Produces
  @Singleton
  Registration registration(
      People people, PersonIds ids, PersonLog log, RegistrationMetrics counts) {
    return new Registration(people, ids, log, counts);
  }

  /** One for both, so that there is one channel. */
  @Produces
  @Singleton
  @Typed({Connections.class, Encounters.class})
  WatchedQuestions connections(GrpcConnections remote, QuestionMetrics counts) {
    return new WatchedQuestions(remote, remote, counts);
  }

  /** Has them made, and so their metrics, which are 0 before anything is asked. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object start, Connections questions) {}
}
