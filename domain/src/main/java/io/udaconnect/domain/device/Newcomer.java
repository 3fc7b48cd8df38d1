package io.udaconnect.domain.device;

import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.person.Profile;

/** Who comes along with a device, if it is a new one. */
public record Newcomer(Profile profile, boolean simulated) {
  /** For a name that a person must have and a device did not say. */
  private static final String UNSAID = "-";

  public Newcomer {
    requireNonNull(profile);
  }

  /**
   * Someone of whom only a name is known: its first word is the first name, the others are the last
   * name.
   */
  public static Newcomer named(String name, boolean simulated) {
    String[] parts = name.strip().split("\\s+", 2);
    String last = parts.length == 1 ? UNSAID : parts[1];
    return new Newcomer(new Profile(parts[0], last, UNSAID), simulated);
  }
}
