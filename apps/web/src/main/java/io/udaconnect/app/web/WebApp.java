package io.udaconnect.app.web;

import io.udaconnect.kafka.KafkaHealth;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.Readiness;

/** What the web service exposes beside its page. */
public final class WebApp {
  private WebApp() {}

  /** Ready when Kafka is there. */
  @Readiness
  @ApplicationScoped
  public static class KafkaReady extends KafkaHealth {}
}
