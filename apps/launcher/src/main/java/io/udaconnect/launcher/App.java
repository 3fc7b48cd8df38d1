package io.udaconnect.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/**
 * One service, or several together: an Open Liberty process on the shared install, with its own
 * server folder below the data. The process is the JVM itself, so its number is the one to kill.
 * For one thread at a time.
 */
final class App {
  /** For a laptop: the whole system in 3 GiB, and up in half a minute on two cores. */
  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms64m",
          "-XX:NewSize=24m",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dfile.encoding=UTF-8",
          "-Djava.awt.headless=true");

  /** Starts sooner, takes less memory, and never gets as fast. */
  private static final List<String> SMALL =
      List.of("-XX:TieredStopAtLevel=1", "-XX:MaxNewSize=64m");

  /**
   * Locations by the thousand go through these, in or out: there the slower compiler halves what
   * each costs.
   */
  private static final Set<Service> BUSY =
      EnumSet.of(Service.LOCATION, Service.PROCESSOR, Service.CONNECTION);

  private final String name;
  private final Set<Service> services;
  private final String serverXml;
  private final List<Path> additions;
  private final Installation installation;
  private final Path liberty;
  private final Path data;
  private final Path log;
  private final boolean busy;
  private final Map<String, String> environment;
  private Process process;

  /**
   * @param additions jars that each of the services gets beside those in its WAR
   */
  App(
      String name,
      Set<Service> services,
      String serverXml,
      List<Path> additions,
      Installation installation,
      DataFolder data,
      boolean busy,
      Map<String, String> environment) {
    this.name = name;
    this.services = services;
    this.serverXml = serverXml;
    this.additions = additions;
    this.installation = installation;
    this.data = data.path();
    this.liberty = data.liberty();
    this.log = data.log(name);
    this.busy = busy;
    this.environment = environment;
  }

  String name() {
    return name;
  }

  Set<Service> services() {
    return services;
  }

  Path log() {
    return log;
  }

  Process process() {
    return process;
  }

  /** Takes what was built last, so that a build in between does not touch what runs. */
  void install() {
    try {
      Files.createDirectories(log.getParent());
      if (Files.exists(log)) {
        Files.move(log, log.resolveSibling(name + ".log.1"), REPLACE_EXISTING);
      }
      for (var service : services) {
        unpackIfChanged(installation.war(service), DataFolder.war(data, service));
      }
      Files.writeString(Files.createDirectories(folder()).resolve("server.xml"), serverXml);
      forgetCacheIfChanged();
    } catch (IOException e) {
      throw new Trouble("cannot install " + name + ": " + e.getMessage(), e);
    }
  }

  void start() {
    try {
      var builder =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .directory(Files.createDirectories(output()).toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("WLP_"));
      builder.environment().putIfAbsent("OTEL_SDK_DISABLED", "true");
      builder.environment().putAll(environment);
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new Trouble("cannot start " + name + ": " + e.getMessage(), e);
    }
  }

  /** Asks it to end; returns at once. */
  void askToStop() {
    if (process != null) {
      process.destroy();
    }
  }

  /** Waits for its end, but not for ever. */
  void awaitStop(long seconds) throws InterruptedException {
    if (process != null && !process.waitFor(seconds, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  /** What Liberty remembers between starts, and that may be broken after a hard end. */
  void forgetCache() {
    try {
      DataFolder.delete(output().resolve("workarea"));
    } catch (IOException e) {
      throw new Trouble("cannot empty " + output() + ": " + e.getMessage() + ".", e);
    }
  }

  List<String> command() {
    var tools = installation.server().resolve("bin/tools/ws-server.jar");
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add(Leftovers.mark(data)); // first, where a shortened command line still shows it
    words.addAll(JVM);
    if (!busy || Collections.disjoint(services, BUSY)) words.addAll(SMALL);
    if (busy && services.contains(Service.CONNECTION)) {
      words.add("@" + installation.jvmOptions(Service.CONNECTION));
    }
    words.add("-Xmx" + heapMegabytes() + "m");
    words.add("@" + installation.server().resolve("lib/platform/java/java9.options"));
    words.addAll(List.of("-jar", tools.toString(), name));
    return words;
  }

  /** A million persons take 250, and up to three services keep them, each for itself. */
  private int heapMegabytes() {
    return services.size() == 1 ? 512 : 1_280;
  }

  /** A cache of another configuration, server or Java makes Liberty fail in strange ways. */
  private void forgetCacheIfChanged() throws IOException {
    var mark = Files.createDirectories(output()).resolve("made-with");
    var now = fingerprint();
    if (!Files.exists(mark) || !Files.readString(mark).equals(now)) {
      forgetCache();
      Files.writeString(mark, now);
    }
  }

  private String fingerprint() throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(System.getProperty("java.home").getBytes(UTF_8));
      digest.update(System.getProperty("java.version").getBytes(UTF_8));
      digest.update(installation.server().toString().getBytes(UTF_8));
      digest.update(serverXml.getBytes(UTF_8));
      try (var fragments = Files.list(liberty.resolve("shared/config"))) {
        for (var fragment : fragments.sorted().toList()) {
          digest.update(Files.readAllBytes(fragment));
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path folder() {
    return liberty.resolve("servers").resolve(name);
  }

  private Path output() {
    return liberty.resolve("output").resolve(name);
  }

  /**
   * A folder, because Liberty would unpack a file's jars once and then know them by their time,
   * which is the same for all builds.
   */
  private void unpackIfChanged(Path war, Path folder) throws IOException {
    var mark = folder.resolveSibling(folder.getFileName() + ".unpacked");
    var now = fingerprint(war);
    for (var jar : additions) {
      now += "\n" + fingerprint(jar);
    }
    if (Files.exists(mark) && Files.readString(mark).equals(now)) {
      return;
    }
    Files.deleteIfExists(mark);
    DataFolder.delete(folder);
    try (var zip = new ZipFile(war.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException(war + " holds " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(zip.getInputStream(entry), target);
        }
      }
    }
    for (var jar : additions) {
      Files.copy(jar, folder.resolve("WEB-INF/lib").resolve(jar.getFileName()));
    }
    Files.writeString(mark, now);
  }

  private static String fingerprint(Path file) throws IOException {
    return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
  }
}
