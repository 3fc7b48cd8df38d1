package io.udaconnect.domain.person;

import static io.udaconnect.domain.Refusals.refusal;
import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static io.udaconnect.domain.person.Persons.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class RegistrationTest {
  private final MemoryPeople people = new MemoryPeople();
  private final MemoryPersonIds ids = new MemoryPersonIds();
  private final Registration registration =
      new Registration(people, ids, new MemoryPersonLog(people));

  @Test
  void whoRegistersGetsAnIdAndIsThere() {
    var kept = done(registration.register(ada().profile()));
    assertThat(kept).isEqualTo(ada());
    assertThat(people.find(ada().id())).contains(ada());
  }

  @Test
  void twiceTheSameProfileAreTwoPersons() {
    done(registration.register(ada().profile()));
    done(registration.register(ada().profile()));
    assertThat(people.after(0).map(Person::id)).containsExactly(new PersonId(1), new PersonId(2));
  }

  @Test
  void idsThatOthersBroughtAlongAreNotGivenAgain() {
    people.put(List.of(ada(), bob(), person(4, "Cy", "Young", "Indians")));
    var profile = new Profile("Di", "Prince", "Themyscira");
    assertThat(done(registration.register(profile)).id()).isEqualTo(new PersonId(3));
    assertThat(done(registration.register(profile)).id()).isEqualTo(new PersonId(5));
    assertThat(people.find(ada().id())).contains(ada());
  }

  @Test
  void whoBringsAnIdKeepsItAndTheNextIsBeyond() {
    var zoe = person(1_000, "Zoë", "Saldaña", "Pandora");
    assertThat(done(registration.enroll(zoe))).isEqualTo(zoe);
    assertThat(people.find(zoe.id())).contains(zoe);
    assertThat(done(registration.register(ada().profile())).id()).isEqualTo(new PersonId(1_001));
  }

  @Test
  void anIdBroughtAlongLeavesRoomBeyond() {
    var last = person(Registration.HIGHEST_BROUGHT, "Zoe", "Last", "Numbers");
    assertThat(done(registration.enroll(last))).isEqualTo(last);
    var beyond = person(Registration.HIGHEST_BROUGHT + 1, "Zoe", "Beyond", "Numbers");
    assertThat(refusal(() -> registration.enroll(beyond)).faults().get(0).field()).isEqualTo("id");
  }

  @Test
  void enrollingSomeoneWhoIsThereChangesThemAndClaimsNothing() {
    done(registration.enroll(ada()));
    ids.removed(ada().id()); // would refuse a claim
    var renamed = person(1, "Ada", "King", "Babbage & Co");
    done(registration.enroll(renamed));
    assertThat(people.after(0)).containsExactly(renamed);
  }

  @Test
  void theIdOfSomeoneRemovedIsNeverEnrolledAgain() {
    ids.removed(ada().id());
    assertThat(refusal(() -> registration.enroll(ada())).reason()).isEqualTo(Reason.CONFLICT);
    assertThat(people.count()).isZero();
  }

  @Test
  void norBeforeTheSourceOfIdsHasHeardOfTheRemoval() {
    done(registration.enroll(ada()));
    done(registration.remove(ada().id()));
    assertThat(refusal(() -> registration.enroll(ada())))
        .hasMessage("person 1 was removed; ids are not used again")
        .extracting(Refused::reason)
        .isEqualTo(Reason.CONFLICT);
    assertThat(people.count()).isZero();
  }

  @Test
  void aPersonMayChange() {
    done(registration.register(ada().profile()));
    var renamed = person(1, "Ada", "King", "Babbage & Co");
    assertThat(done(registration.change(renamed))).isEqualTo(renamed);
    assertThat(people.find(ada().id())).contains(renamed);
  }

  @Test
  void aPersonMayGo() {
    done(registration.register(ada().profile()));
    done(registration.remove(ada().id()));
    assertThat(people.find(ada().id())).isEmpty();
  }

  @Test
  void aStrangerCanNeitherChangeNorGo() {
    assertThat(refusal(() -> registration.change(bob())).reason()).isEqualTo(Reason.UNKNOWN);
    assertThat(refusal(() -> registration.remove(bob().id())))
        .hasMessage("there is no person 2")
        .extracting(Refused::reason)
        .isEqualTo(Reason.UNKNOWN);
    assertThat(people.count()).isZero();
  }

  @Test
  void nobodyIsRegisteredBeforeTheLogHasThem() {
    var kept = new CompletableFuture<Void>();
    var slow = new Registration(people, ids, new OneAnswerLog(kept));
    var registered = slow.register(ada().profile()).toCompletableFuture();
    assertThat(registered).isNotDone();
    kept.complete(null);
    assertThat(registered).isCompletedWithValue(ada());
  }

  @Test
  void whatTheLogRefusesIsRefused() {
    var busy = new Refused(Reason.BUSY, "not now");
    var refusing =
        new Registration(people, ids, new OneAnswerLog(CompletableFuture.failedFuture(busy)));
    var registered = refusing.register(ada().profile()).toCompletableFuture();
    assertThat(registered).failsWithin(Duration.ZERO).withThrowableThat().withCause(busy);
  }

  private static <T> T done(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  /** Answers everything in one way. */
  private record OneAnswerLog(CompletionStage<Void> answer) implements PersonLog {
    @Override
    public CompletionStage<Void> put(Person person) {
      return answer;
    }

    @Override
    public CompletionStage<Void> remove(PersonId id) {
      return answer;
    }
  }
}
