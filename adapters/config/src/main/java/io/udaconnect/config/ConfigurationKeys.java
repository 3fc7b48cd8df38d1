package io.udaconnect.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds what can be set: each adapter and each app declares its keys, with a comment and a default,
 * in its {@code META-INF/microprofile-config.properties}. Settings of the platform itself ({@code
 * mp.…}) are not among them.
 */
public final class ConfigurationKeys {
  static final String FILE = "META-INF/microprofile-config.properties";

  /** MicroProfile Config's own word in such a file; of two files the higher one holds. */
  private static final String ORDINAL = "config_ordinal";

  private static final int USUAL_ORDINAL = 100;

  private ConfigurationKeys() {}

  /** All keys that this class loader sees, by name. */
  public static SortedMap<String, ConfigurationKey> onClassPath(ClassLoader loader) {
    try {
      return in(Collections.list(loader.getResources(FILE)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All keys of these properties files, by name. Where several declare one key, the default is that
   * of the file with the highest {@code config_ordinal}, and so is the comment if it has one.
   */
  public static SortedMap<String, ConfigurationKey> in(Collection<URL> files) {
    var keys = new TreeMap<String, ConfigurationKey>();
    files.stream()
        .map(Declarations::read)
        .sorted(Comparator.comparingInt(Declarations::ordinal))
        .flatMap(file -> file.keys().stream())
        .forEach(key -> keys.merge(key.name(), key, ConfigurationKeys::override));
    return keys;
  }

  private static ConfigurationKey override(ConfigurationKey low, ConfigurationKey high) {
    String comment = high.comment().isEmpty() ? low.comment() : high.comment();
    return new ConfigurationKey(high.name(), high.defaultValue(), comment);
  }

  /** What one file says. */
  private record Declarations(int ordinal, List<ConfigurationKey> keys) {
    static Declarations read(URL file) {
      try (var lines = new BufferedReader(new InputStreamReader(file.openStream(), UTF_8))) {
        return read(lines);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Declarations read(BufferedReader lines) throws IOException {
      int ordinal = USUAL_ORDINAL;
      var keys = new ArrayList<ConfigurationKey>();
      var comment = new ArrayList<String>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String text = line.strip();
        if (text.startsWith("#") || text.startsWith("!")) {
          comment.add(text.substring(1).strip());
          continue;
        }
        for (var property : property(text, lines).entrySet()) {
          String name = (String) property.getKey();
          String value = (String) property.getValue();
          if (name.equals(ORDINAL)) ordinal = Integer.parseInt(value.strip());
          else if (!name.startsWith("mp.")) {
            keys.add(new ConfigurationKey(name, value, String.join(" ", comment).strip()));
          }
        }
        comment.clear();
      }
      return new Declarations(ordinal, keys);
    }

    /** The one property, or none, that begins on this line and may go on over the next ones. */
    private static Properties property(String firstLine, BufferedReader lines) throws IOException {
      var text = new StringBuilder(firstLine);
      while (goesOn(text)) {
        String next = lines.readLine();
        if (next == null) break;
        text.append('\n').append(next);
      }
      var property = new Properties();
      property.load(new StringReader(text.toString()));
      return property;
    }

    private static boolean goesOn(CharSequence text) {
      int backslashes = 0;
      for (int i = text.length() - 1; i >= 0 && text.charAt(i) == '\\'; i--) backslashes++;
      return backslashes % 2 == 1;
    }
  }
}
