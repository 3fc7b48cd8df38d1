package io.udaconnect.kafka;

import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready when Kafka answers and has all topics. */
public abstract class KafkaHealth implements HealthCheck {
  @Inject Broker broker;

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("kafka");
    broker.problem().ifPresentOrElse(why -> answer.down().withData("problem", why), answer::up);
    return answer.build();
  }
}
