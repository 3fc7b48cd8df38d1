package io.udaconnect.app.connection;

import io.udaconnect.domain.location.Locations;
import io.udaconnect.domain.person.People;
import io.udaconnect.domain.proximity.ConnectionFinder;
import io.udaconnect.domain.proximity.Connections;
import io.udaconnect.domain.proximity.EncounterFinder;
import io.udaconnect.domain.proximity.Encounters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The parts of the connection service. */
@ApplicationScoped
public class ConnectionWiring {
  @Produces
  @Singleton
  Connections connections(People people, Locations locations) {
    return new ConnectionFinder(people, locations);
  }

  @Produces
  @Singleton
  Encounters encounters(People people, Locations locations) {
    return new EncounterFinder(people, locations);
  }
}
