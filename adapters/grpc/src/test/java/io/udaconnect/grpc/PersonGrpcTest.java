package io.udaconnect.grpc;

import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.domain.person.MemoryPersonIds;
import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.PersonLog;
import io.udaconnect.domain.person.Registration;
import io.udaconnect.proto.v1.GetPersonRequest;
import io.udaconnect.proto.v1.ListPersonsRequest;
import io.udaconnect.proto.v1.PersonServiceGrpc;
import io.udaconnect.proto.v1.PersonServiceGrpc.PersonServiceBlockingStub;
import io.udaconnect.proto.v1.RegisterPersonRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonGrpcTest {
  private final MemoryPeople people = new MemoryPeople();
  private final MemoryPersonIds ids = new MemoryPersonIds();
  private RuntimeException failure;
  private Running running;
  private PersonServiceBlockingStub persons;

  @BeforeEach
  void start() {
    var service = new PersonGrpc() {};
    service.use(
        new Registration(people, ids, new Log()), people, Running.THREADS, Settings.of(Map.of()));
    running = new Running(service);
    persons = PersonServiceGrpc.newBlockingStub(running.channel);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void whoRegistersIsFoundAndListed() {
    var ada = persons.register(named("  Ada ", "Lovelace", "Analytical Engines").build());
    var bob = persons.register(named("Bob", "Noyce", "Fairchild").build());

    assertThat(ada.getId()).isEqualTo(1);
    assertThat(ada.getFirstName()).isEqualTo("Ada");
    assertThat(persons.get(GetPersonRequest.newBuilder().setId(2).build())).isEqualTo(bob);
    assertThat(persons.list(ListPersonsRequest.getDefaultInstance()))
        .toIterable()
        .containsExactly(ada, bob);
    assertThat(persons.list(ListPersonsRequest.newBuilder().setQuery("fair b").build()))
        .toIterable()
        .containsExactly(bob);
  }

  @Test
  void whoBringsAnIdKeepsItAndIsChangedTheSecondTime() {
    persons.register(named("Ada", "Byron", "None").setId(77).build());
    var again = persons.register(named("Ada", "Lovelace", "Analytical Engines").setId(77).build());
    var next = persons.register(named("Bob", "Noyce", "Fairchild").build());

    assertThat(again.getId()).isEqualTo(77);
    assertThat(people.get(new PersonId(77)).profile().lastName()).isEqualTo("Lovelace");
    assertThat(next.getId()).isEqualTo(78);
  }

  @Test
  void whoIsSimulatedIsMarkedForGood() {
    var walker = named("Max", "Mustermann", "Muster AG");
    var made = persons.register(walker.setSimulated(true).build());
    assertThat(made.getSimulated()).isTrue();
    var again = persons.register(walker.setId(made.getId()).setSimulated(false).build());
    assertThat(again).isEqualTo(made);
    assertThat(persons.register(walker.clearId().build()).getSimulated()).isFalse();
  }

  @Test
  void allThatIsWrongIsNamedAtOnceAndNothingIsKept() {
    var no = No.to(() -> persons.register(named("", "x".repeat(101), "a\tb").setId(0).build()));

    assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(no.fields()).containsExactly("id", "first_name", "last_name", "company_name");
    assertThat(people.count()).isZero();
  }

  @Test
  void anIdThatCannotBeIsRefusedUnderItsName() {
    for (long id : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, PersonId.MAX + 1}) {
      var no = No.to(() -> persons.get(GetPersonRequest.newBuilder().setId(id).build()));

      assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(no.fields()).containsExactly("id");
    }
  }

  @Test
  void nobodyIsNotFound() {
    var no = No.to(() -> persons.get(GetPersonRequest.newBuilder().setId(9).build()));

    assertThat(no.code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(no.message()).isEqualTo("there is no person 9");
  }

  @Test
  void theIdOfSomeoneRemovedIsAConflict() {
    ids.removed(new PersonId(5));

    var no = No.to(() -> persons.register(named("A", "B", "C").setId(5).build()));

    assertThat(no.code()).isEqualTo(Status.Code.ALREADY_EXISTS);
  }

  @Test
  void aLogThatIsAwayMeansComeAgain() {
    failure = new Refused(Reason.BUSY, "Kafka is not reachable");

    var no = No.to(() -> persons.register(named("A", "B", "C").build()));

    assertThat(no.code()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(no.message()).isEqualTo("Kafka is not reachable");
  }

  @Test
  void aLogThatBreaksIsHidden() {
    failure = new IllegalStateException("host=db password=hunter2");

    var no = No.to(() -> persons.register(named("A", "B", "C").build()));

    assertThat(no.code()).isEqualTo(Status.Code.INTERNAL);
    assertThat(no.message()).startsWith("something is broken here").doesNotContain("hunter2");
  }

  @Test
  void aQuestionAsLongAsABookIsRefused() {
    people.put(List.of(ada(), bob()));
    var query = ListPersonsRequest.newBuilder().setQuery("a ".repeat(1_000)).build();

    var no = No.to(() -> persons.list(query).hasNext());

    assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(no.fields()).containsExactly("query");
  }

  private static RegisterPersonRequest.Builder named(String first, String last, String company) {
    return RegisterPersonRequest.newBuilder()
        .setFirstName(first)
        .setLastName(last)
        .setCompanyName(company);
  }

  /** Fails later, as Kafka does. */
  private final class Log implements PersonLog {
    @Override
    public CompletionStage<Void> put(Person person) {
      return CompletableFuture.runAsync(
          () -> {
            if (failure != null) throw failure;
            people.put(List.of(person));
          });
    }

    @Override
    public CompletionStage<Void> remove(PersonId id) {
      people.remove(id);
      return CompletableFuture.completedStage(null);
    }
  }
}
