package io.udaconnect.jpa;

import static jakarta.interceptor.Interceptor.Priority.PLATFORM_BEFORE;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Retention;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What can be set; the keys and their defaults are in microprofile-config.properties. */
@Dependent
public final class JpaSettings {
  private static final int MOST_IDS = 1_000_000;

  private final int personIdsBlock;
  private final Retention retention;

  @Inject
  public JpaSettings(
      @ConfigProperty(name = "person.ids.block") int personIdsBlock,
      @ConfigProperty(name = "retention") Optional<String> retention) {
    if (personIdsBlock < 1 || personIdsBlock > MOST_IDS) {
      throw new IllegalArgumentException(
          "person.ids.block: must be from 1 to " + MOST_IDS + ", not " + personIdsBlock);
    }
    this.personIdsBlock = personIdsBlock;
    this.retention = retention.map(JpaSettings::retention).orElse(Retention.FOREVER);
  }

  private static Retention retention(String period) {
    try {
      return Retention.of(Period.parse(period.strip()));
    } catch (DateTimeParseException | Refused wrong) {
      throw new IllegalArgumentException(
          "retention: must be empty or a period of a day or more, such as P30D, not \""
              + period
              + "\"",
          wrong);
    }
  }

  /** Has the settings made, and so checked, before anything of the application runs. */
  void check(
      @Observes @Initialized(ApplicationScoped.class) @Priority(PLATFORM_BEFORE) Object start) {}

  public int personIdsBlock() {
    return personIdsBlock;
  }

  public Retention retention() {
    return retention;
  }
}
