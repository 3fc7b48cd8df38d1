package io.udaconnect.config;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * One thing that can be set, as its properties file declares it.
 *
 * @param name such as {@code kafka.send.timeout}
 * @param defaultValue what holds if nobody sets it; may be empty
 * @param comment the comment right above it, its lines joined by a space; empty if there is none
 */
public record ConfigurationKey(String name, String defaultValue, String comment) {
  private static final Pattern SECRET =
      Pattern.compile("password|passwd|secret|token|credential|jaas|private", flags());
  private static final Pattern SECRET_IN_URL =
      Pattern.compile("(?<=://)[^/@\\s]+(?=@)|(?<=(?:password|secret|token)=)[^&;\\s]+", flags());
  private static final String MASK = "***";

  public ConfigurationKey {
    requireNonNull(name);
    requireNonNull(defaultValue);
    requireNonNull(comment);
  }

  private static int flags() {
    return Pattern.CASE_INSENSITIVE;
  }

  /** Whether its value is nobody's business, by its name. */
  public boolean secret() {
    return SECRET.matcher(name).find();
  }

  /** A value as a log may show it: on one line, without passwords. */
  String shown(String value) {
    if (secret()) return value.isEmpty() ? "" : MASK;
    return SECRET_IN_URL.matcher(value).replaceAll(MASK).replaceAll("\\p{Cntrl}", " ");
  }
}
