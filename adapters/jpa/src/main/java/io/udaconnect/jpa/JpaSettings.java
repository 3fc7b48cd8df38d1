package io.udaconnect.jpa;

import static jakarta.interceptor.Interceptor.Priority.PLATFORM_BEFORE;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What can be set; the keys and their defaults are in microprofile-config.properties. */
@Dependent
public final class JpaSettings {
  private static final int MOST_IDS = 1_000_000;

  private final int personIdsBlock;

  @Inject
  public JpaSettings(@ConfigProperty(name = "person.ids.block") int personIdsBlock) {
    if (personIdsBlock < 1 || personIdsBlock > MOST_IDS) {
      throw new IllegalArgumentException(
          "person.ids.block: must be from 1 to " + MOST_IDS + ", not " + personIdsBlock);
    }
    this.personIdsBlock = personIdsBlock;
  }

  /** Has the settings made, and so checked, before anything of the application runs. */
  void check(
      @Observes @Initialized(ApplicationScoped.class) @Priority(PLATFORM_BEFORE) Object start) {}

  public int personIdsBlock() {
    return personIdsBlock;
  }
}
