package io.udaconnect.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Ready when all persons are in memory and their changes can be read. An app that mounts it has its
 * persons loaded from its start on, not from the first question.
 */
public abstract class PeopleHealth implements HealthCheck {
  @Inject KafkaPeople people;

  void load(@Observes @Initialized(ApplicationScoped.class) Object start) {
    people.loaded(); // the first call makes the bean, and that begins to load
  }

  @Override
  public HealthCheckResponse call() {
    var answer =
        HealthCheckResponse.named("persons").withData("unreadable_records", people.unreadable());
    people.problem().ifPresentOrElse(why -> answer.down().withData("problem", why), answer::up);
    return answer.build();
  }
}
