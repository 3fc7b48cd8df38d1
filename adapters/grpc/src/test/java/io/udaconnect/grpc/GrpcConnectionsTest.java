package io.udaconnect.grpc;

import static io.udaconnect.domain.location.Sightings.range;
import static io.udaconnect.grpc.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Page;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.ConnectionRule;
import io.udaconnect.domain.proximity.Connections;
import io.udaconnect.proto.v1.Connection;
import io.udaconnect.proto.v1.ConnectionServiceGrpc;
import io.udaconnect.proto.v1.FindConnectionsRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrpcConnectionsTest {
  private static final PersonId ADA = new PersonId(1);
  private static final TimeRange DAY = range("2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z");
  private static final ConnectionRule RULE =
      ConnectionRule.together(Distance.ofMetres(7.25), Duration.ofMillis(1_500));

  private final Met met = new Met();
  private Connections domain = (person, range, rule) -> met.stream(3);
  private Running running;
  private GrpcConnections connections;

  @BeforeEach
  void start() {
    running = new Running(service());
    connections = asking("PT10S");
  }

  @AfterEach
  void stop() {
    connections.close();
    running.close();
  }

  private BindableService service() {
    var service = new ConnectionGrpc() {};
    service.use(
        (person, range, rule) -> domain.find(person, range, rule),
        Met.NO_ENCOUNTERS,
        Running.THREADS,
        Settings.of(Map.of("grpc.patience", "PT2S")));
    return service;
  }

  @Test
  void theAnswersAreThoseOfTheOtherService() {
    domain =
        (person, range, rule) -> {
          assertThat(new ConnectionQuestion(person, range, rule))
              .isEqualTo(new ConnectionQuestion(ADA, DAY, RULE));
          return met.stream(3);
        };

    try (var found = connections.find(ADA, DAY, RULE)) {
      assertThat(found).containsExactly(Met.connection(0), Met.connection(1), Met.connection(2));
    }
  }

  @Test
  void aPageIsAskedForAndNoMoreIsSought() {
    domain = (person, range, rule) -> met.stream(Long.MAX_VALUE);
    var after = Met.connection(6).location().key();

    try (var page = connections.find(ADA, DAY, RULE, new Page<>(Optional.of(after), 2))) {
      assertThat(page).containsExactly(Met.connection(7), Met.connection(8));
    }
    assertThat(met.read.get()).isLessThan(20);
  }

  @Test
  void nobodyMetIsAnEmptyStream() {
    domain = (person, range, rule) -> Stream.empty();

    try (var found = connections.find(ADA, DAY, RULE)) {
      assertThat(found).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void aRefusalIsThrownBeforeAnyAnswerIsRead(Reason reason) {
    domain = refusing(new Refused(reason, "why"));

    var refused = refused();

    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused).hasMessage("why");
  }

  @Test
  void faultsComeBackInTheWordsOfTheDomain() {
    var faults = List.of(new Fault("end_time", "is odd"), new Fault("person_id", "is odd too"));
    domain = refusing(new Refused(faults));

    assertThat(refused().faults())
        .containsExactly(new Fault("end_date", "is odd"), new Fault("person_id", "is odd too"));
  }

  @Test
  void aBrokenServiceIsNotARefusal() {
    domain =
        (person, range, rule) -> {
          throw new IllegalStateException("broken");
        };

    assertThatThrownBy(() -> connections.find(ADA, DAY, RULE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the connection service failed");
  }

  @Test
  void whatBreaksInTheMiddleIsThrownInTheMiddle() {
    domain =
        (person, range, rule) ->
            met.stream(3)
                .peek(
                    one -> {
                      if (met.read.get() == 3) throw new Refused(Reason.BUSY, "database away");
                    });

    try (var found = connections.find(ADA, DAY, RULE)) {
      var answers = found.iterator();
      assertThat(answers.next()).isEqualTo(Met.connection(0));
      assertThat(answers.next()).isEqualTo(Met.connection(1));
      assertThatThrownBy(answers::hasNext)
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.BUSY));
    }
  }

  @Test
  void toCloseTheStreamEndsTheCall() throws InterruptedException {
    domain = (person, range, rule) -> met.stream(Long.MAX_VALUE);

    try (var found = connections.find(ADA, DAY, RULE)) {
      assertThat(found.limit(10)).hasSize(10);
    }

    eventually("the other service stops reading", met.closed::get);
  }

  @Test
  void aStreamThatIsNotReadIsNotFetched() throws InterruptedException {
    domain = (person, range, rule) -> met.stream(Long.MAX_VALUE);

    try (var found = connections.find(ADA, DAY, RULE)) {
      long before = -1;
      while (before != met.read.get()) {
        before = met.read.get();
        Thread.sleep(500);
      }
      assertThat(before).isLessThan(100_000);
      assertThat(found.limit(1)).hasSize(1);
    }
  }

  @Test
  void aServiceThatDoesNotAnswerInTimeIsBusy() {
    var never = new CountDownLatch(1);
    domain =
        (person, range, rule) -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Stream.empty();
        };
    try (var impatient = asking("PT0.3S")) {
      var refused = catchThrowableOfType(Refused.class, () -> impatient.find(ADA, DAY, RULE));
      assertThat(refused.reason()).isEqualTo(Reason.BUSY);
      assertThat(refused).hasMessageContaining("PT0.3S");
    }
  }

  @Test
  void theTimeLimitIsForEachRowAndNotForTheWholeAnswer() {
    domain = (person, range, rule) -> met.stream(6).peek(one -> sleep(150));

    try (var patient = asking("PT0.5S");
        var found = patient.find(ADA, DAY, RULE)) {
      assertThat(found).hasSize(6); // after 0.9 s
    }
  }

  @Test
  void aServiceThatFallsSilentInTheMiddleIsBusyAndIsLeft() throws InterruptedException {
    domain =
        (person, range, rule) ->
            met.stream(Long.MAX_VALUE)
                .peek(
                    one -> {
                      if (met.read.get() == 3) sleep(60_000);
                    });

    try (var impatient = asking("PT0.3S");
        var found = impatient.find(ADA, DAY, RULE)) {
      var answers = found.iterator();
      assertThat(answers.next()).isEqualTo(Met.connection(0));
      assertThat(answers.next()).isEqualTo(Met.connection(1));
      var refused = catchThrowableOfType(Refused.class, answers::hasNext);
      assertThat(refused.reason()).isEqualTo(Reason.BUSY);
      assertThat(refused).hasMessageContaining("PT0.3S");
    }
    eventually("the other service stops reading", met.closed::get);
  }

  @Test
  void timeInWhichNobodyAsksForTheNextRowDoesNotCount() {
    domain = (person, range, rule) -> met.stream(3);

    try (var impatient = asking("PT0.3S");
        var found = impatient.find(ADA, DAY, RULE)) {
      var answers = found.iterator();
      assertThat(answers.next()).isEqualTo(Met.connection(0));
      sleep(1_000);
      assertThat(answers.next()).isEqualTo(Met.connection(1));
    }
  }

  @Test
  void anAnswerThatIsNotReadIsBrokenOffByTheOtherServiceAndThatIsBusy()
      throws InterruptedException {
    domain = (person, range, rule) -> met.stream(Long.MAX_VALUE);

    try (var found = connections.find(ADA, DAY, RULE)) {
      eventually("the other service gives up", met.closed::get);
      var refused =
          catchThrowableOfType(
              Refused.class, () -> found.forEach(one -> assertThat(one).isNotNull()));
      assertThat(refused.reason()).isEqualTo(Reason.BUSY);
      assertThat(refused).hasMessageContaining("was not read");
    }
  }

  @Test
  void aServiceThatIsAwayIsBusyAndComesBackByItself() throws InterruptedException {
    int port = running.port();
    try (var found = connections.find(ADA, DAY, RULE)) {
      assertThat(found).hasSize(3);
    }
    running.close();

    for (int i = 0; i < 5; i++) {
      var refused = refused();
      assertThat(refused.reason()).isEqualTo(Reason.BUSY);
      assertThat(refused).hasMessage("the connection service is not reachable");
      Thread.sleep(300); // so that the channel's waits between its attempts grow
    }

    running = new Running(port, service());
    long back = System.nanoTime();
    eventually("it answers again", this::answers);
    assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void anAnswerThatCannotBeIsTheOtherServicesFault() {
    running.close();
    running = new Running(new Wrong());
    try (var asking = asking("PT10S")) {
      assertThatThrownBy(
              () -> {
                try (var found = asking.find(ADA, DAY, RULE)) {
                  assertThat(found.toList()).isEmpty();
                }
              })
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("what cannot be");
    }
  }

  private GrpcConnections asking(String timeout) {
    return new GrpcConnections(
        Settings.of(
            Map.of(
                "connection.grpc.address", running.address(), "connection.grpc.timeout", timeout)));
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean answers() {
    try (var found = connections.find(ADA, DAY, RULE)) {
      return found.count() == 3;
    } catch (Refused busy) {
      return false;
    }
  }

  private Refused refused() {
    var refused = catchThrowableOfType(Refused.class, () -> connections.find(ADA, DAY, RULE));
    if (refused == null) throw new AssertionError("it was not refused");
    return refused;
  }

  private static Connections refusing(Refused refused) {
    return (person, range, rule) -> {
      throw refused;
    };
  }

  /** Answers with a connection of nobody at no place. */
  private static final class Wrong implements BindableService, ConnectionServiceGrpc.AsyncService {
    @Override
    public void findConnections(
        FindConnectionsRequest request, StreamObserver<Connection> observer) {
      observer.onNext(Connection.getDefaultInstance());
      observer.onCompleted();
    }

    @Override
    public ServerServiceDefinition bindService() {
      return ConnectionServiceGrpc.bindService(this);
    }
  }
}
