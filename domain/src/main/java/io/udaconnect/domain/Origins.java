package io.udaconnect.domain;

import static java.util.Locale.ROOT;

import java.util.List;
import java.util.regex.Pattern;

/** Whose pages may read what we answer, and by which names we may be called. */
public final class Origins {
  private static final String ANYONE = "*";

  /** A host, with the port that may follow it; an IPv6 address stands in brackets. */
  private static final Pattern HOST = Pattern.compile("(\\[[^]]*]|[^:]*)(:\\d{1,5})?");

  private static final Pattern ORIGIN = Pattern.compile("https?://([^/]+)");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

  private final boolean loopbackOnly;
  private final List<String> origins;

  /**
   * Checks both.
   *
   * @param host the address that we listen on
   * @param key names the origins to whoever set them
   * @param origins such as {@code https://map.example.org}, or {@code *}; empty for the pages of
   *     this machine while that is a loopback address, and otherwise none
   * @throws IllegalArgumentException if one is no origin
   */
  public Origins(String host, String key, List<String> origins) {
    loopbackOnly = isLoopback(host);
    this.origins = origins.stream().map(String::strip).toList();
    for (var origin : this.origins) {
      if (!origin.equals(ANYONE) && !ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            key
                + ": must be * or a list of origins such as https://map.example.org, not "
                + origin);
      }
    }
  }

  /** Whether pages from there may read our answers. */
  public boolean mayRead(String origin) {
    if (origins.isEmpty()) return loopbackOnly && isLoopbackOrigin(origin);
    return origins.contains(ANYONE) || origins.contains(origin);
  }

  /**
   * Whether a Host header may name us so. On a loopback address only this machine's own names: with
   * another one, a web page elsewhere may have pointed its own name here.
   */
  public boolean mayName(String host) {
    return !loopbackOnly || isLoopbackHost(host);
  }

  /** Whether a page from there is one of ours, as who asks calls us by the same name. */
  public static boolean isOwn(String origin, String host) {
    var parts = ORIGIN.matcher(origin);
    return parts.matches() && parts.group(1).equalsIgnoreCase(host);
  }

  private static boolean isLoopbackOrigin(String origin) {
    var parts = ORIGIN.matcher(origin);
    return parts.matches() && isLoopbackHost(parts.group(1));
  }

  private static boolean isLoopbackHost(String host) {
    var parts = HOST.matcher(host);
    return parts.matches() && isLoopback(parts.group(1));
  }

  private static boolean isLoopback(String name) {
    return LOOPBACK.matcher(name.toLowerCase(ROOT)).matches();
  }
}
