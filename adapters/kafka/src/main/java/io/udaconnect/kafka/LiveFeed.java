package io.udaconnect.kafka;

import io.udaconnect.domain.live.Whereabouts;
import io.udaconnect.domain.location.Locations;
import io.udaconnect.kafka.LiveReader.Start;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells where everyone is, from the topic of locations and from the store. Each instance reads all
 * of the topic, and leaves no trace there. An app mounts it as a subclass with a scope of its own.
 */
public abstract class LiveFeed {
  private static final Duration LONGEST = Duration.ofHours(1);

  private LiveReader reader;

  @Inject
  void of(
      KafkaSettings settings,
      Broker broker,
      KafkaPeople people,
      Locations stored,
      Patience patience,
      Whereabouts whereabouts,
      @ConfigProperty(name = "mp.messaging.incoming.locations.group.id") String group,
      @ConfigProperty(name = "live.resume") Duration resume) {
    if (resume.isNegative() || resume.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "live.resume: must be from PT0S to " + LONGEST + ", not " + resume);
    }
    reader =
        new LiveReader(
            settings,
            new Start(Topics.LOCATIONS, group, resume),
            broker,
            people,
            stored,
            patience,
            whereabouts,
            InstantSource.system());
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
    reader.start();
  }

  @PreDestroy
  void stop() {
    reader.close();
  }
}
