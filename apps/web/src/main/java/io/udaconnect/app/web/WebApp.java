package io.udaconnect.app.web;

import io.udaconnect.kafka.KafkaHealth;
import io.udaconnect.kafka.LiveFeed;
import io.udaconnect.metrics.LiveMetrics;
import io.udaconnect.metrics.ReadinessMetrics;
import io.udaconnect.stop.StayingHealth;
import io.udaconnect.web.DeadLettersPage;
import io.udaconnect.web.LiveMount;
import io.udaconnect.web.PageHeaders;
import io.udaconnect.web.ServicesPage;
import io.udaconnect.web.SystemPage;
import io.udaconnect.web.WebDoor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import org.eclipse.microprofile.health.Readiness;

/** What the web service exposes beside its pages. */
public final class WebApp {
  private WebApp() {}

  /** Where everyone is, from the topic and from the store. */
  @ApplicationScoped
  public static class Feed extends LiveFeed {}

  /** The same for those who look on, at {@code /live}. */
  @WebListener
  public static class Live extends LiveMount {}

  /** What they are told. */
  @ApplicationScoped
  public static class Metrics extends LiveMetrics {}

  /** Where the other services are. */
  @WebServlet("/services.json")
  public static class Services extends ServicesPage {
    private static final long serialVersionUID = 1;
  }

  /** How the system fares. */
  @WebServlet("/api/system")
  public static class Operation extends SystemPage {
    private static final long serialVersionUID = 1;
  }

  /** What nobody could use. */
  @WebServlet({"/api/dead-letters", "/api/dead-letters/*"})
  public static class DeadLetters extends DeadLettersPage {
    private static final long serialVersionUID = 1;
  }

  /** Who may come in. */
  @WebFilter("/*")
  public static class Door extends WebDoor {
    private static final long serialVersionUID = 1;
  }

  /** What browsers may keep of the pages. */
  @WebFilter("/*")
  public static class Headers extends PageHeaders {
    private static final long serialVersionUID = 1;
  }

  /** Ready when Kafka is there. */
  @Readiness
  @ApplicationScoped
  public static class KafkaReady extends KafkaHealth {}

  /** Ready until it is told to end. */
  @Readiness
  @ApplicationScoped
  public static class Staying extends StayingHealth {}

  /** Whether it is ready. */
  @ApplicationScoped
  public static class ReadyInNumbers extends ReadinessMetrics {}
}
