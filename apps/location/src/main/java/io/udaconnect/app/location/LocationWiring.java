package io.udaconnect.app.location;

import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.location.LocationLog;
import io.udaconnect.domain.person.People;
import io.udaconnect.metrics.IntakeMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The parts of the location service. */
@ApplicationScoped
public class LocationWiring {
  @Produces
  @Singleton
  Intake intake(People people, LocationLog log, IntakeMetrics counts) {
    return new Intake(people, log, InstantSource.system(), counts);
  }
}
