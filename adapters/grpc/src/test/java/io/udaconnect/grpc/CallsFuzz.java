package io.udaconnect.grpc;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static java.util.Map.entry;

import io.grpc.BindableService;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationStore;
import io.udaconnect.domain.location.MemoryLocations;
import io.udaconnect.domain.location.Possible;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.domain.person.MemoryPersonIds;
import io.udaconnect.domain.person.MemoryPersonLog;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.Registration;
import io.udaconnect.domain.proximity.ConnectionFinder;
import io.udaconnect.domain.proximity.EncounterFinder;
import io.udaconnect.proto.v1.AppendLocationsResponse;
import io.udaconnect.proto.v1.Person;
import io.udaconnect.proto.v1.RecordLocationBatchResponse;
import io.udaconnect.proto.v1.RecordLocationRequest;
import io.udaconnect.proto.v1.RegisterPersonRequest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Calls as anyone may make them: the first byte says of which method, then comes the request. Of a
 * stream several come, each after a byte that says how long it is.
 */
public final class CallsFuzz {
  private static final GrpcSettings SETTINGS = Settings.of(Map.of());
  private static final Set<Status.Code> EXPECTED =
      Set.of(
          Status.Code.OK,
          Status.Code.INVALID_ARGUMENT,
          Status.Code.NOT_FOUND,
          Status.Code.ALREADY_EXISTS);

  private static final Map<Character, String> NAMES =
      Map.ofEntries(
          entry('r', "LocationService/Record"),
          entry('b', "LocationService/RecordBatch"),
          entry('s', "LocationService/Stream"),
          entry('a', "LocationStore/Append"),
          entry('f', "LocationStore/Forget"),
          entry('p', "PersonService/Register"),
          entry('g', "PersonService/Get"),
          entry('l', "PersonService/List"),
          entry('c', "ConnectionService/FindConnections"),
          entry('e', "ConnectionService/FindEncounters"),
          entry('m', "ConnectionService/FindPeopleMet"));

  private final Map<String, ServerMethodDefinition<?, ?>> methods = new HashMap<>();
  private final MemoryLocations stored = new MemoryLocations();
  private final List<Location> kept = new ArrayList<>();

  private CallsFuzz() {
    var people = new MemoryPeople();
    people.put(List.of(ada(), bob()));
    stored.append(List.of(seen(1, NOON, 1, 2), seen(2, NOON, 1, 2)));
    var threads = new GrpcThreads(Runnable::run);
    var locations = new LocationGrpc() {};
    locations.use(new Intake(people, this::keep, () -> NOON), threads);
    var store = new LocationStoreGrpc() {};
    store.use(new Store());
    var persons = new PersonGrpc() {};
    var registration = new Registration(people, new MemoryPersonIds(), new MemoryPersonLog(people));
    persons.use(registration, people, threads, SETTINGS);
    var connections = new ConnectionGrpc() {};
    connections.use(
        new ConnectionFinder(people, stored),
        new EncounterFinder(people, stored),
        threads,
        SETTINGS);
    List.of(locations, store, persons, connections).forEach(this::mount);
  }

  /** As {@link GrpcServer} does. */
  private void mount(BindableService service) {
    var careful = CarefulRequests.of(service.bindService());
    for (var method :
        ServerInterceptors.intercept(careful, new RefusalInterceptor()).getMethods()) {
      methods.put(method.getMethodDescriptor().getFullMethodName(), method);
    }
  }

  private CompletionStage<Void> keep(List<Location> batch) {
    batch.forEach(Possible::require);
    kept.addAll(batch);
    return CompletableFuture.completedStage(null);
  }

  private final class Store implements LocationStore {
    @Override
    public Appended append(List<Location> batch) {
      keep(batch);
      return stored.append(batch);
    }

    @Override
    public void forget(PersonId person) {
      stored.forget(person);
    }
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    if (bytes.length == 0) return;
    char method = (char) bytes[0];
    var rest = Arrays.copyOfRange(bytes, 1, bytes.length);
    new CallsFuzz().call(method, method == 's' ? several(rest) : List.of(rest));
  }

  private static List<byte[]> several(byte[] bytes) {
    var messages = new ArrayList<byte[]>();
    int end;
    for (int at = 0; at < bytes.length; at = end) {
      end = Math.min(bytes.length, at + 1 + (bytes[at] & 0xff));
      messages.add(Arrays.copyOfRange(bytes, at + 1, end));
    }
    return messages;
  }

  private void call(char method, List<byte[]> messages) {
    for (Object answer : answers(method, messages)) {
      if (answer instanceof RecordLocationBatchResponse batch) {
        require(batch.getAccepted() == kept.size(), batch);
      } else if (answer instanceof AppendLocationsResponse batch) {
        require(batch.getStored() + batch.getKnown() == kept.size(), batch);
      } else if (answer instanceof io.udaconnect.proto.v1.Location location) {
        var again = RecordLocationRequest.newBuilder().setLocation(location).build();
        require(answers('r', List.of(again.toByteArray())).equals(List.of(location)), location);
        require(kept.get(0).equals(kept.get(1)), kept);
      } else if (answer instanceof Person person && method == 'p') {
        var again =
            RegisterPersonRequest.newBuilder()
                .setId(person.getId())
                .setFirstName(person.getFirstName())
                .setLastName(person.getLastName())
                .setCompanyName(person.getCompanyName())
                .build();
        require(answers('p', List.of(again.toByteArray())).equals(List.of(person)), person);
      }
    }
  }

  private static void require(boolean right, Object what) {
    if (!right)
      throw new AssertionError("not the same again, or not as many as were kept: " + what);
  }

  private List<?> answers(char method, List<byte[]> messages) {
    var name = "udaconnect.v1." + NAMES.getOrDefault(method, NAMES.get('r'));
    var call = BareCall.of(methods.get(name), messages);
    var end = call.end();
    if (!EXPECTED.contains(end.getCode())) {
      throw new AssertionError(name + " ended with " + end, end.getCause());
    }
    return call.answers;
  }

  /** Called by Jazzer before: the longest messages there may be, of many parts or of one. */
  public static void fuzzerInitialize() {
    byte[][] parts = {
      {0x0a, 0},
      {0x12, 0},
      {0x22, 0},
      {0x08, 1},
      {0x7a, 0},
      {0x0b, 0x0c},
      {0x0b},
      {0x0a, 2, 0x10, 1}
    };
    for (byte[] part : parts) callAll(largest(part));
    byte[] onePart = new byte[GrpcServer.LARGEST_MESSAGE_BYTES];
    System.arraycopy(new byte[] {0x0a, -5, -1, -1, 1}, 0, onePart, 0, 5); // all the rest is a name
    callAll(onePart);
  }

  private static void callAll(byte[] message) {
    for (char method : NAMES.keySet()) new CallsFuzz().call(method, List.of(message));
  }

  private static byte[] largest(byte[] part) {
    var bytes = ByteBuffer.allocate(GrpcServer.LARGEST_MESSAGE_BYTES);
    while (bytes.remaining() >= part.length) bytes.put(part);
    return bytes.array();
  }
}
