package io.udaconnect.rest;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationLog;
import io.udaconnect.domain.location.MemoryLocationLog;
import io.udaconnect.domain.location.MemoryLocations;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.domain.person.MemoryPersonIds;
import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.PersonLog;
import io.udaconnect.domain.person.Registration;
import io.udaconnect.domain.proximity.ConnectionFinder;
import io.udaconnect.domain.proximity.Connections;
import io.udaconnect.domain.proximity.EncounterFinder;
import io.undertow.servlet.Servlets;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;

/** A server with all endpoints over memory, and a client of it. */
@SuppressWarnings("UnnecessaryAssignment") // no CDI container here: this class injects
final class World implements AutoCloseable {
  private static final Duration LONG = Duration.ofMinutes(1);
  static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");

  @Path("/persons")
  public static final class Persons extends PersonResource {}

  @Path("/persons")
  public static final class PersonLocations extends PersonLocationsResource {}

  @Path("/persons")
  public static final class PersonConnections extends ConnectionResource {}

  @Path("/persons")
  public static final class PersonEncounters extends EncounterResource {}

  @Path("/encounters")
  public static final class Event extends EventResource {}

  @Path("/locations")
  public static final class SingleLocations extends LocationResource {}

  public static final class Elsewhere extends UnknownPath {
    private static final long serialVersionUID = 1;
  }

  final MemoryPeople people = new MemoryPeople();
  final MemoryLocations locations = new MemoryLocations();
  final MemoryLocationLog log = new MemoryLocationLog();

  /** What writing fails with; null while it goes well. */
  volatile RuntimeException broken;

  /** Stands in for the finder where it is set. */
  volatile Connections connections = new ConnectionFinder(people, locations);

  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  /** One, because a log keeps an order. */
  private final ExecutorService writer = Executors.newSingleThreadExecutor();

  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final UndertowJaxrsServer server = new UndertowJaxrsServer();
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;

  /** Where a search may take so long at most. */
  static World withPatienceOf(Duration firstRow, Duration event) {
    return new World(new RestSettings("127.0.0.1", Optional.empty(), firstRow, event));
  }

  World() {
    this("127.0.0.1", Optional.empty());
  }

  World(String httpHost, Optional<List<String>> corsOrigins) {
    this(new RestSettings(httpHost, corsOrigins, LONG, LONG));
  }

  private World(RestSettings settings) {
    var deployment = new ResteasyDeploymentImpl();
    deployment.getResources().addAll(resources(new Patience(settings, scheduler)));
    var origins = new OriginFilter();
    origins.settings = settings;
    deployment.getProviders().addAll(List.of(new Problems(), origins));
    deployment.setAsyncJobServiceEnabled(false);
    int port = freePort();
    base = URI.create("http://127.0.0.1:" + port);
    server.setHostname("127.0.0.1").setPort(port).start();
    server.deploy(
        server
            .undertowDeployment(deployment, "/api")
            .setContextPath("/")
            .setDeploymentName("world")
            .setClassLoader(World.class.getClassLoader())
            .addServlet(Servlets.servlet(Elsewhere.class).addMapping("/")));
  }

  private List<Object> resources(Patience patience) {
    var executor = managed(threads);
    var persons = new Persons();
    persons.people = people;
    persons.registration = new Registration(people, new MemoryPersonIds(), new PersonsInMemory());
    persons.executor = executor;
    var tracks = new PersonLocations();
    tracks.people = people;
    tracks.locations = locations;
    tracks.patience = patience;
    var near = new PersonConnections();
    near.connections = (person, range, rule) -> connections.find(person, range, rule);
    near.patience = patience;
    var together = new PersonEncounters();
    together.encounters = new EncounterFinder(people, locations);
    together.patience = patience;
    var event = new Event();
    event.encounters = together.encounters;
    event.patience = patience;
    var single = new SingleLocations();
    single.intake = new Intake(people, new LocationsInMemory(), InstantSource.fixed(NOW));
    single.locations = locations;
    single.executor = executor;
    single.patience = patience;
    return List.of(persons, tracks, near, together, event, single);
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<String> send(String method, String path) {
    return send(method, path, BodyPublishers.noBody());
  }

  HttpResponse<String> post(String path, String json) {
    return json("POST", path, json);
  }

  HttpResponse<String> json(String method, String path, String json) {
    return send(method, path, BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
    if (headers.length > 0) request.headers(headers);
    try {
      return client.send(request.method(method, body).build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  int port() {
    return base.getPort();
  }

  @Override
  public void close() {
    server.stop();
    threads.shutdownNow();
    scheduler.shutdownNow();
    writer.shutdownNow();
  }

  private CompletionStage<Void> kept(Runnable keep) {
    return CompletableFuture.runAsync(
        () -> {
          if (broken != null) throw broken;
          keep.run();
        },
        writer);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The server's executor has many more methods; nobody here calls them. */
  static ManagedExecutorService managed(ExecutorService threads) {
    return (ManagedExecutorService)
        Proxy.newProxyInstance(
            World.class.getClassLoader(),
            new Class<?>[] {ManagedExecutorService.class},
            (proxy, method, arguments) -> method.invoke(threads, arguments));
  }

  static Refused busy() {
    return new Refused(Reason.BUSY, "the log cannot be reached");
  }

  private final class PersonsInMemory implements PersonLog {
    @Override
    public CompletionStage<Void> put(Person person) {
      return kept(() -> people.put(List.of(person)));
    }

    @Override
    public CompletionStage<Void> remove(PersonId id) {
      return kept(() -> people.remove(id));
    }
  }

  private final class LocationsInMemory implements LocationLog {
    @Override
    public CompletionStage<Void> append(List<Location> batch) {
      return kept(
          () -> {
            var unused = log.append(batch);
            locations.append(batch);
          });
    }
  }
}
