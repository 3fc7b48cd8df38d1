package io.udaconnect.grpc;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.range;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Page;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.MemoryLocations;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.Persons;
import io.udaconnect.domain.proximity.ConnectionFinder;
import io.udaconnect.domain.proximity.ConnectionRule;
import io.udaconnect.domain.proximity.EncounterEnd;
import io.udaconnect.domain.proximity.EncounterFinder;
import io.udaconnect.domain.proximity.EncounterRule;
import io.udaconnect.domain.proximity.EncounterWith;
import io.udaconnect.domain.proximity.PersonMet;
import io.udaconnect.proto.v1.ConnectionServiceGrpc;
import io.udaconnect.proto.v1.ConnectionServiceGrpc.ConnectionServiceBlockingStub;
import io.udaconnect.proto.v1.FindAllEncountersRequest;
import io.udaconnect.proto.v1.FindEncountersRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Encounters and people met, asked by any client and by our own. */
class EncounterGrpcTest {
  private static final PersonId ADA = new PersonId(1);
  private static final PersonId BOB = new PersonId(2);
  private static final TimeRange DAY = range("2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z");
  private static final EncounterRule RULE =
      new EncounterRule(
          ConnectionRule.together(Distance.ofMetres(7.25), Duration.ofMillis(61_500)),
          Duration.ofSeconds(90),
          3);

  private final MemoryPeople people = new MemoryPeople();
  private final MemoryLocations locations = new MemoryLocations();
  private final EncounterFinder finder = new EncounterFinder(people, locations);
  private Running running;
  private GrpcConnections remote;
  private ConnectionServiceBlockingStub stub;

  @BeforeEach
  void start() {
    people.put(List.of(Persons.ada(), Persons.bob()));
    locations.append(
        List.of(
            seen(1, NOON, 48.8584, 2.2945),
            seen(2, NOON.plusSeconds(60), 48.8584, 2.29456),
            seen(1, NOON.plusSeconds(120), 48.8584, 2.2945),
            seen(1, NOON.plusSeconds(480), 48.8584, 2.2945),
            seen(2, NOON.plusSeconds(481), 48.8584, 2.29452)));
    var service = new ConnectionGrpc() {};
    service.use(
        new ConnectionFinder(people, locations),
        finder,
        Running.THREADS,
        Settings.of(Map.of("grpc.patience", "PT3S")));
    running = new Running(service);
    stub = ConnectionServiceGrpc.newBlockingStub(running.channel);
    remote = new GrpcConnections(Settings.of(Map.of("connection.grpc.address", running.address())));
  }

  @AfterEach
  void stop() {
    remote.close();
    running.close();
  }

  @Test
  void ourClientHearsWhatTheFinderFinds() {
    assertThat(encounters(ADA, RULE)).hasSize(1).isEqualTo(finder.find(ADA, DAY, RULE).toList());
    assertThat(encounters(BOB, RULE)).hasSize(1).isEqualTo(finder.find(BOB, DAY, RULE).toList());
    assertThat(met(RULE)).hasSize(1).isEqualTo(finder.met(ADA, DAY, RULE).toList());
    var anyTime = anyTime();
    assertThat(met(anyTime)).hasSize(1).isEqualTo(finder.met(ADA, DAY, anyTime).toList());
  }

  @Test
  void ourClientHearsOfEverybodysEncounters() {
    try (var heard = remote.all(DAY, RULE)) {
      assertThat(heard.toList()).hasSize(1).isEqualTo(finder.all(DAY, RULE).toList());
    }
    var asked = new AllEncountersQuestion(DAY, RULE).message().toBuilder();
    asked.clearDistanceMetres().clearWithin().clearGap().clearLeastPoints();
    assertThat(stub.findAllEncounters(asked.build()))
        .toIterable()
        .hasSize(2)
        .allSatisfy(
            both -> {
              assertThat(both.getPerson().getFirstName()).isEqualTo("Ada");
              assertThat(both.getOther().getFirstName()).isEqualTo("Bob");
            });
  }

  static List<Arguments> faultsOfAQuestionForAll() {
    return List.of(
        faultForAll("start_time", FindAllEncountersRequest.Builder::clearStartTime),
        faultForAll("end_time", asked -> asked.setEndTime(asked.getStartTime())),
        faultForAll("distance_metres", asked -> asked.setDistanceMetres(-1)),
        faultForAll("within", asked -> asked.setWithin(Times.message(Duration.ofSeconds(-1)))),
        faultForAll("gap", asked -> asked.setGap(Times.message(Duration.ofDays(2)))),
        faultForAll("least_points", asked -> asked.setLeastPoints(0)));
  }

  private static Arguments faultForAll(
      String field, UnaryOperator<FindAllEncountersRequest.Builder> fault) {
    return Arguments.of(field, fault);
  }

  @ParameterizedTest
  @MethodSource("faultsOfAQuestionForAll")
  void whatIsWrongWithAQuestionForAllIsRefusedByItsName(
      String field, UnaryOperator<FindAllEncountersRequest.Builder> fault) {
    var asked = fault.apply(new AllEncountersQuestion(DAY, RULE).message().toBuilder()).build();
    var no = No.to(() -> stub.findAllEncounters(asked).hasNext());
    assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(no.fields()).containsExactly(field);
  }

  @Test
  void withoutARuleTogetherMeansWithinAMinuteAndMetMeansAtAnyTime() {
    var asked = FindEncountersRequest.newBuilder(question().message());
    asked.clearDistanceMetres().clearWithin().clearGap().clearLeastPoints();
    assertThat(stub.findEncounters(asked.build()))
        .toIterable()
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.getPerson().getFirstName()).isEqualTo("Bob"));
    assertThat(stub.findPeopleMet(asked.build()))
        .toIterable()
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.getTimes()).isEqualTo(2);
              assertThat(one.getDuration().getSeconds()).isZero();
            });
  }

  static List<Arguments> faults() {
    return List.of(
        fault("person_id", asked -> asked.setPersonId(0)),
        fault("start_time", FindEncountersRequest.Builder::clearStartTime),
        fault("distance_metres", asked -> asked.setDistanceMetres(10_001)),
        fault("within", asked -> asked.setWithin(Times.message(Duration.ofHours(25)))),
        fault("gap", asked -> asked.setGap(Times.message(Duration.ofSeconds(-1)))),
        fault("gap", asked -> asked.setGap(Times.message(Duration.ofDays(2)))),
        fault("least_points", asked -> asked.setLeastPoints(1)),
        fault("least_points", asked -> asked.setLeastPoints(Integer.MIN_VALUE)));
  }

  private static Arguments fault(String field, UnaryOperator<FindEncountersRequest.Builder> fault) {
    return Arguments.of(field, fault);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatIsWrongIsRefusedByItsName(
      String field, UnaryOperator<FindEncountersRequest.Builder> fault) {
    var asked = fault.apply(question().message().toBuilder()).build();
    for (var no :
        List.of(
            No.to(() -> stub.findEncounters(asked).hasNext()),
            No.to(() -> stub.findPeopleMet(asked).hasNext()))) {
      assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(no.fields()).containsExactly(field);
    }
  }

  private static final EncounterRule OFTEN =
      new EncounterRule(
          ConnectionRule.together(Distance.ofMetres(5), Duration.ofMinutes(1)),
          EncounterRule.USUAL_GAP,
          EncounterRule.FEWEST_POINTS);

  private static <P extends Comparable<? super P>> Page<P> oneAfter(P position) {
    return new Page<>(Optional.ofNullable(position), 1);
  }

  @Test
  void pagesOfEncountersAreThoseOfTheFinder() {
    for (var person : List.of(ADA, BOB)) {
      var whole = finder.find(person, DAY, OFTEN).toList();
      assertThat(whole).hasSize(2);
      EncounterEnd after = null;
      for (var one : whole) {
        try (var page = remote.find(person, DAY, OFTEN, oneAfter(after))) {
          assertThat(page).containsExactly(one);
        }
        after = one.encounter().end();
      }
      try (var beyond = remote.find(person, DAY, OFTEN, oneAfter(after))) {
        assertThat(beyond).isEmpty();
      }
    }
  }

  @Test
  void pagesOfEverybodysEncountersAreThoseOfTheFinder() {
    var whole = finder.all(DAY, OFTEN).toList();
    var first = whole.get(0).encounter().end();
    var second = whole.get(1).encounter().end();
    try (var page = remote.all(DAY, OFTEN, oneAfter(null))) {
      assertThat(page).containsExactly(whole.get(0));
    }
    try (var page = remote.all(DAY, OFTEN, oneAfter(first))) {
      assertThat(page).containsExactly(whole.get(1));
    }
    try (var page = remote.all(DAY, OFTEN, oneAfter(second))) {
      assertThat(page).isEmpty();
    }
  }

  @Test
  void pagesOfPeopleMetAreThoseOfTheFinder() {
    people.put(List.of(Persons.person(3, "Eve", "Third", "Engines")));
    locations.append(List.of(seen(3, NOON.plusSeconds(1), 48.8584, 2.2945)));
    var whole = finder.met(ADA, DAY, OFTEN).toList();
    assertThat(whole).hasSize(2);
    try (var page = remote.met(ADA, DAY, OFTEN, oneAfter(null))) {
      assertThat(page).containsExactly(whole.get(0));
    }
    try (var page = remote.met(ADA, DAY, OFTEN, oneAfter(whole.get(0).rank()))) {
      assertThat(page).containsExactly(whole.get(1));
    }
    try (var page = remote.met(ADA, DAY, OFTEN, oneAfter(whole.get(1).rank()))) {
      assertThat(page).isEmpty();
    }
  }

  @Test
  void aPageThatCannotBeIsRefusedByItsFields() {
    var asked = question().message();
    assertThat(
            No.to(() -> stub.findEncounters(asked.toBuilder().setLimit(0).build()).hasNext())
                .fields())
        .containsExactly("limit");
    var half = asked.toBuilder().setAfterPersonId(2).build();
    assertThat(No.to(() -> stub.findEncounters(half).hasNext()).fields())
        .containsExactly("after_to_time");
    assertThat(No.to(() -> stub.findPeopleMet(half).hasNext()).fields())
        .containsExactly("after_duration");
    var nobody =
        asked.toBuilder().setAfterPersonId(-2).setAfterToTime(Times.message(NOON)).setLimit(-1);
    assertThat(No.to(() -> stub.findEncounters(nobody.build()).hasNext()).fields())
        .containsExactly("after_person_id", "limit");
    var all =
        new AllEncountersQuestion(DAY, RULE)
            .message().toBuilder().setAfterToTime(Times.message(NOON));
    assertThat(No.to(() -> stub.findAllEncounters(all.build()).hasNext()).fields())
        .containsExactly("after_person_id");
  }

  @Test
  void ourClientHearsRefusalsInTheWordsOfTheDomain() {
    var nobody = new PersonId(77);
    var unknown =
        catchThrowableOfType(Refused.class, () -> remote.find(nobody, DAY, RULE).toList());
    assertThat(unknown).hasMessageContaining("77");
    var anyTime = anyTime();
    var local = catchThrowableOfType(Refused.class, () -> finder.find(ADA, DAY, anyTime).toList());
    assertThat(local.faults()).extracting(Fault::field).containsExactly("within");
  }

  private static EncounterQuestion question() {
    return new EncounterQuestion(ADA, DAY, RULE);
  }

  private List<EncounterWith> encounters(PersonId person, EncounterRule rule) {
    try (var found = remote.find(person, DAY, rule)) {
      return found.toList();
    }
  }

  private List<PersonMet> met(EncounterRule rule) {
    try (var found = remote.met(ADA, DAY, rule)) {
      return found.toList();
    }
  }

  private static EncounterRule anyTime() {
    return new EncounterRule(
        ConnectionRule.anyTime(Distance.ofMetres(5)),
        EncounterRule.USUAL_GAP,
        EncounterRule.FEWEST_POINTS);
  }
}
