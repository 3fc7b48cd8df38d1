package io.udaconnect.grpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings as the container would read them: the defaults beside the code, and what is changed. */
final class Settings {
  private static final Constructor<?> CONSTRUCTOR = GrpcSettings.class.getConstructors()[0];

  private Settings() {}

  static GrpcSettings of(Map<String, String> changes) {
    var values = defaults();
    values.putAll(changes);
    var arguments =
        Arrays.stream(CONSTRUCTOR.getParameters())
            .map(parameter -> typed(values.getProperty(key(parameter)), parameter.getType()))
            .toArray();
    try {
      return (GrpcSettings) CONSTRUCTOR.newInstance(arguments);
    } catch (InvocationTargetException refused) {
      throw (RuntimeException) refused.getCause();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  static List<String> keys() {
    return Arrays.stream(CONSTRUCTOR.getParameters()).map(Settings::key).toList();
  }

  static Properties defaults() {
    var defaults = new Properties();
    try (var file =
        GrpcSettings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      defaults.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return defaults;
  }

  private static String key(Parameter parameter) {
    return parameter.getAnnotation(ConfigProperty.class).name();
  }

  private static Object typed(String value, Class<?> type) {
    if (type == int.class) return Integer.valueOf(value);
    return type == Duration.class ? Duration.parse(value) : value;
  }
}
