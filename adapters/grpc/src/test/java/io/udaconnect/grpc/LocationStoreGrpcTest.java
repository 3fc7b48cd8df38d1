package io.udaconnect.grpc;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static io.udaconnect.grpc.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationStore;
import io.udaconnect.domain.location.LocationStore.Appended;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.proto.v1.AppendLocationsRequest;
import io.udaconnect.proto.v1.AppendLocationsResponse;
import io.udaconnect.proto.v1.ForgetPersonRequest;
import io.udaconnect.proto.v1.LocationEvent;
import io.udaconnect.proto.v1.LocationStoreGrpc.LocationStoreBlockingStub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationStoreGrpcTest {
  private static final Location HERE = seen(1, 7, NOON, 48.8584, 2.2945);
  private static final LocationEvent GOOD = LocationEventMessage.of(HERE);

  private final Behind behind = new Behind();
  private Running running;
  private LocationStoreBlockingStub asked;
  private GrpcLocationStore store;

  @BeforeEach
  void start() {
    running = new Running(service());
    asked =
        io.udaconnect.proto.v1.LocationStoreGrpc.newBlockingStub(running.channel)
            .withDeadlineAfter(20, TimeUnit.SECONDS);
    store = asking("PT10S");
  }

  @AfterEach
  void stop() {
    store.close();
    running.close();
  }

  private LocationStoreGrpc service() {
    var service = new LocationStoreGrpc() {};
    service.use(behind);
    return service;
  }

  private GrpcLocationStore asking(String timeout) {
    return new GrpcLocationStore(
        Settings.of(
            Map.of("store.grpc.address", running.address(), "store.grpc.timeout", timeout)));
  }

  @Test
  void whatBecameOfABatchIsTold() {
    behind.appended = new Appended(1, 2, 3, 4, 5);

    assertThat(store.append(List.of(HERE))).isEqualTo(behind.appended);
    assertThat(behind.batches).containsExactly(List.of(HERE));
    assertThat(append(GOOD))
        .isEqualTo(
            AppendLocationsResponse.newBuilder()
                .setStored(1)
                .setKnown(2)
                .setDiffering(3)
                .setForgotten(4)
                .setExpired(5)
                .build());
  }

  @Test
  void whoIsForgottenIsForgottenThere() {
    store.forget(new PersonId(5));

    assertThat(behind.forgotten).containsExactly(new PersonId(5));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("person_id", event -> event.clearPersonId()),
        fault("device_id", event -> event.setDeviceId(-1)),
        fault("instant_micros", event -> event.clearInstantMicros()),
        fault("instant_micros", event -> event.setInstantMicros(Long.MAX_VALUE)),
        fault("instant_micros", event -> event.setInstantMicros(Long.MIN_VALUE)),
        fault("latitude_e7", event -> event.setLatitudeE7(900_000_001)),
        fault("latitude_e7", event -> event.setLatitudeE7(Integer.MIN_VALUE)),
        fault("longitude_e7", event -> event.setLongitudeE7(Integer.MAX_VALUE)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aBatchWithOneBadEventIsRefusedByItsPathAndNothingOfItIsStored(
      String field, UnaryOperator<LocationEvent.Builder> fault) {
    var no = No.to(() -> append(GOOD, fault.apply(GOOD.toBuilder()).build(), GOOD));

    assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(no.fields()).containsExactly("locations[1]." + field);
    assertThat(behind.batches).isEmpty();
  }

  @Test
  void nobodyCannotBeForgotten() {
    var no = No.to(() -> asked.forget(ForgetPersonRequest.getDefaultInstance()));

    assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(no.fields()).containsExactly("person_id");
    assertThat(behind.forgotten).isEmpty();
  }

  @Test
  void fiftyThousandFitIntoOneMessageWhateverTheyAreAndNoMoreAreTaken() {
    var many = longest(50_000);

    store.append(many);

    assertThat(behind.batches).containsExactly(many);
    var more = AppendLocationsRequest.newBuilder();
    longest(50_001).forEach(location -> more.addLocations(LocationEventMessage.of(location)));
    var no = No.to(() -> asked.append(more.build()));
    assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(no.fields()).containsExactly("locations");
    assertThat(behind.batches).hasSize(1);
  }

  /** BUSY would have them sent again for ever; refused, they are sent in halves. */
  @ParameterizedTest
  @ValueSource(ints = {50_001, 200_000})
  void tooManyAreRefusedBeforeTheyAreSentHoweverLargeTheMessageWouldBe(int count) {
    assertThat(refused(() -> store.append(longest(count))).faults())
        .containsExactly(new Fault("locations", "must be 50000 at most, not " + count));
    assertThat(behind.batches).isEmpty();
  }

  private static List<Location> longest(int count) {
    var longest =
        seen(PersonId.MAX, (1L << 53) - 1, NOON.plus(Duration.ofDays(1_000)), -89.9999999, -179);
    return Collections.nCopies(count, longest);
  }

  @Test
  void whatTheStoreSaysOfABatchIsARefusal() {
    behind.failure = Refused.invalid("instant_micros", "is odd");

    assertThat(refused(() -> store.append(List.of(HERE))).faults())
        .containsExactly(new Fault("instant_micros", "is odd"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"BUSY", "FULL"})
  void aStoreThatCannotNowIsBusy(Reason reason) {
    behind.failure = new Refused(reason, "the database is away");

    var refused = refused(() -> store.append(List.of(HERE)));
    assertThat(refused.reason()).isEqualTo(Reason.BUSY);
    assertThat(refused).hasMessage("the database is away");
    assertThat(refused(() -> store.forget(new PersonId(1))).reason()).isEqualTo(Reason.BUSY);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"INVALID", "UNKNOWN", "FORBIDDEN", "CONFLICT"})
  void whateverElseIsSaidIsNoReasonToGiveABatchUp(Reason reason) {
    behind.failure = new Refused(reason, "says a proxy in between");

    assertThatThrownBy(() -> store.append(List.of(HERE)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the store at " + running.address() + " failed");
  }

  @Test
  void aBrokenStoreIsNotARefusal() {
    behind.failure = new IllegalStateException("password=hunter2");

    assertThatThrownBy(() -> store.append(List.of(HERE)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the store at " + running.address() + " failed");
    assertThat(No.to(() -> append(GOOD)).message()).doesNotContain("hunter2");
  }

  @Test
  void aStoreThatDoesNotAnswerInTimeIsBusy() {
    behind.hold = new CountDownLatch(1);

    try (var impatient = asking("PT0.3S")) {
      var refused = refused(() -> impatient.append(List.of(HERE)));
      assertThat(refused.reason()).isEqualTo(Reason.BUSY);
      assertThat(refused).hasMessageEndingWith("did not answer within PT0.3S");
    } finally {
      behind.hold.countDown();
    }
  }

  @Test
  void aStoreThatIsAwayIsBusyAndComesBackByItself() throws InterruptedException {
    int port = running.port();
    store.append(List.of(HERE));
    running.close();

    for (int i = 0; i < 5; i++) {
      var refused = refused(() -> store.append(List.of(HERE)));
      assertThat(refused.reason()).isEqualTo(Reason.BUSY);
      assertThat(refused).hasMessage("the store at 127.0.0.1:" + port + " is not reachable");
      assertThat(health().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
      Thread.sleep(300); // so that the channel's waits between its attempts grow
    }

    running = new Running(port, service());
    eventually("it stores again", this::stores);
    assertThat(health().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
  }

  @Test
  void anInstanceThatServesNoStoreIsNotReady() {
    running.close();
    running = new Running();

    try (var astray = asking("PT1S")) {
      assertThat(astray.problem())
          .contains("the store at " + running.address() + " serves no LocationStore");
      assertThatThrownBy(() -> astray.append(List.of(HERE)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void oneThatStoresThroughAnotherStoresForNobody() throws InterruptedException {
    var passing = new LocationStoreGrpc() {};
    passing.use(store);
    int port = running.port();
    running.close();
    running = new Running(port, passing); // store=grpc with its own address

    eventually("it is there", () -> store.problem().isEmpty());
    assertThatThrownBy(() -> store.append(List.of(HERE))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.forget(new PersonId(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(behind.batches).isEmpty();
    assertThat(behind.forgotten).isEmpty();
  }

  private HealthCheckResponse health() {
    var health = new StoreHealth() {};
    health.of(store);
    return health.call();
  }

  private boolean stores() {
    try {
      store.append(List.of(HERE));
      return true;
    } catch (Refused busy) {
      return false;
    }
  }

  private static Refused refused(Runnable step) {
    var refused = catchThrowableOfType(Refused.class, step::run);
    if (refused == null) throw new AssertionError("it was not refused");
    return refused;
  }

  private AppendLocationsResponse append(LocationEvent... events) {
    return asked.append(
        AppendLocationsRequest.newBuilder().addAllLocations(List.of(events)).build());
  }

  private static Arguments fault(String field, UnaryOperator<LocationEvent.Builder> change) {
    return Arguments.of(field, change);
  }

  /** A store whose world may be slow or broken. */
  private static final class Behind implements LocationStore {
    final List<List<Location>> batches = new ArrayList<>();
    final List<PersonId> forgotten = new ArrayList<>();
    Appended appended = new Appended(0, 0, 0, 0, 0);
    volatile RuntimeException failure;
    volatile CountDownLatch hold = new CountDownLatch(0);

    @Override
    public Appended append(List<Location> batch) {
      happen();
      batches.add(batch);
      return appended;
    }

    @Override
    public void forget(PersonId person) {
      happen();
      forgotten.add(person);
    }

    private void happen() {
      try {
        hold.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (failure != null) throw failure;
    }
  }
}
