package io.udaconnect.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What the build made: the project's folder and the places in it that matter here. */
public record Installation(Path root) {
  /** As the script {@code udaconnect} says; in tests, the project around the working directory. */
  public static Installation here() {
    var told = System.getProperty("udaconnect.home");
    if (told != null) {
      return new Installation(Path.of(told).toAbsolutePath().normalize());
    }
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("udaconnect"))) {
        return new Installation(folder);
      }
    }
    throw new Trouble("this is not inside the folder of UdaConnect.");
  }

  static String version() {
    try (var in = Installation.class.getResourceAsStream("version.properties")) {
      return versionIn(in, "version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path server() {
    return root.resolve("openliberty/target/wlp");
  }

  /** The fragments that every server.xml includes. */
  Path config() {
    return root.resolve("openliberty/config");
  }

  /** The folder of the database driver. */
  Path driver() {
    return root.resolve("openliberty/target/postgresql");
  }

  /** PostgreSQL's programs, unpacked once for all data folders. */
  public Path postgresBinaries() {
    return root.resolve("apps/launcher/target/postgres");
  }

  Path war(Service service) {
    return app(service).resolve("target").resolve(service.id() + ".war");
  }

  String serverXml(Service service) {
    try {
      return Files.readString(serverXmlFile(service));
    } catch (IOException e) {
      throw new Trouble("cannot read " + e.getMessage() + ".", e);
    }
  }

  /** What services that share a server need beside what is in their WARs. */
  Path healthPages() {
    return root.resolve("apps/launcher/target/lib/adapter-health-" + version() + ".jar");
  }

  /** Says what is missing before anything is started. */
  void requireBuilt(Iterable<Service> services) {
    for (var service : services) {
      for (var file : new Path[] {war(service), serverXmlFile(service), server(), driver()}) {
        if (!Files.exists(file)) {
          throw new Trouble(
              "the " + service.id() + " service is not built: " + file + " is missing.");
        }
      }
    }
  }

  /** What an unpacked WAR says of itself. */
  static String versionOf(Path war) {
    var settings = war.resolve("WEB-INF/classes/META-INF/microprofile-config.properties");
    try (var in = Files.newInputStream(settings)) {
      return versionIn(in, "service.version");
    } catch (IOException e) {
      return "?";
    }
  }

  private static String versionIn(InputStream in, String key) throws IOException {
    var properties = new Properties();
    properties.load(in);
    return properties.getProperty(key, "?");
  }

  /** What its image has; for a JVM that starts here, only where there is room. */
  Path jvmOptions(Service service) {
    return config(service).resolve("jvm.options");
  }

  private Path serverXmlFile(Service service) {
    return config(service).resolve("server.xml");
  }

  private Path config(Service service) {
    return app(service).resolve("src/main/liberty/config");
  }

  private Path app(Service service) {
    return root.resolve("apps").resolve(service.id());
  }
}
