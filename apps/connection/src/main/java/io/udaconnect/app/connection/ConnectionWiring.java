package io.udaconnect.app.connection;

import io.udaconnect.domain.location.Locations;
import io.udaconnect.domain.person.People;
import io.udaconnect.domain.proximity.BoundedQuestions;
import io.udaconnect.domain.proximity.ConnectionFinder;
import io.udaconnect.domain.proximity.Connections;
import io.udaconnect.domain.proximity.EncounterFinder;
import io.udaconnect.domain.proximity.Encounters;
import io.udaconnect.domain.proximity.WatchedQuestions;
import io.udaconnect.metrics.QuestionMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

/** The parts of the connection service. */
@ApplicationScoped
public class ConnectionWiring {
  @Produces
  @Singleton
  @Typed({Connections.class, Encounters.class})
  WatchedQuestions questions(
      People people, Locations locations, ConnectionSettings settings, QuestionMetrics counts) {
    var bounded =
        new BoundedQuestions(
            new ConnectionFinder(people, locations),
            new EncounterFinder(people, locations),
            settings.bounds());
    return new WatchedQuestions(bounded, bounded, counts);
  }
}
