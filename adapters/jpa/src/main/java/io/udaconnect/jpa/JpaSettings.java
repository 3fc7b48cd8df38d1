package io.udaconnect.jpa;

import jakarta.enterprise.context.Dependent;
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

  public int personIdsBlock() {
    return personIdsBlock;
  }
}
