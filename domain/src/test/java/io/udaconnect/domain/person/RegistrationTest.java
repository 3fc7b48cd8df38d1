package io.udaconnect.domain.person;

import static io.udaconnect.domain.Refusals.refusal;
import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static io.udaconnect.domain.person.Persons.person;
import static io.udaconnect.domain.person.Persons.simulated;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.time.Duration;
import java.util.ArrayList;
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
    var kept = done(registration.register(ada().profile(), false));
    assertThat(kept).isEqualTo(ada());
    assertThat(people.find(ada().id())).contains(ada());
  }

  @Test
  void twiceTheSameProfileAreTwoPersons() {
    done(registration.register(ada().profile(), false));
    done(registration.register(ada().profile(), false));
    assertThat(people.after(0).map(Person::id)).containsExactly(new PersonId(1), new PersonId(2));
  }

  @Test
  void idsThatOthersBroughtAlongAreNotGivenAgain() {
    people.put(List.of(ada(), bob(), person(4, "Cy", "Young", "Indians")));
    var profile = new Profile("Di", "Prince", "Themyscira");
    assertThat(done(registration.register(profile, false)).id()).isEqualTo(new PersonId(3));
    assertThat(done(registration.register(profile, false)).id()).isEqualTo(new PersonId(5));
    assertThat(people.find(ada().id())).contains(ada());
  }

  @Test
  void whoBringsAnIdKeepsItAndTheNextIsBeyond() {
    var zoe = person(1_000, "Zoë", "Saldaña", "Pandora");
    assertThat(done(registration.enroll(zoe))).isEqualTo(zoe);
    assertThat(people.find(zoe.id())).contains(zoe);
    assertThat(done(registration.register(ada().profile(), false)).id())
        .isEqualTo(new PersonId(1_001));
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
    done(registration.register(ada().profile(), false));
    var renamed = person(1, "Ada", "King", "Babbage & Co");
    assertThat(done(registration.change(renamed.id(), renamed.profile()))).isEqualTo(renamed);
    assertThat(people.find(ada().id())).contains(renamed);
  }

  @Test
  void whoIsSimulatedStaysSimulatedWhateverChanges() {
    var made = done(registration.register(ada().profile(), true));
    assertThat(made).isEqualTo(simulated(ada()));
    var renamed = person(1, "Ada", "King", "Babbage & Co");
    assertThat(done(registration.change(renamed.id(), renamed.profile())))
        .isEqualTo(simulated(renamed));
    assertThat(done(registration.enroll(ada()))).isEqualTo(simulated(ada()));
    assertThat(people.find(ada().id())).contains(simulated(ada()));
  }

  @Test
  void whoIsRealStaysReal() {
    done(registration.enroll(ada()));
    assertThat(done(registration.enroll(simulated(ada())))).isEqualTo(ada());
    assertThat(done(registration.enroll(simulated(bob())))).isEqualTo(simulated(bob()));
  }

  @Test
  void aPersonMayGo() {
    done(registration.register(ada().profile(), false));
    done(registration.remove(ada().id()));
    assertThat(people.find(ada().id())).isEmpty();
  }

  @Test
  void aStrangerCanNeitherChangeNorGo() {
    assertThat(refusal(() -> registration.change(bob().id(), bob().profile())).reason())
        .isEqualTo(Reason.UNKNOWN);
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
    var registered = slow.register(ada().profile(), false).toCompletableFuture();
    assertThat(registered).isNotDone();
    kept.complete(null);
    assertThat(registered).isCompletedWithValue(ada());
  }

  @Test
  void whatTheLogRefusesIsRefused() {
    var busy = new Refused(Reason.BUSY, "not now");
    var refusing =
        new Registration(people, ids, new OneAnswerLog(CompletableFuture.failedFuture(busy)));
    var registered = refusing.register(ada().profile(), false).toCompletableFuture();
    assertThat(registered).failsWithin(Duration.ZERO).withThrowableThat().withCause(busy);
  }

  @Test
  void everyChangeAndEveryRefusalIsCounted() {
    var counted = new ArrayList<String>();
    var counting = new Registration(people, ids, new MemoryPersonLog(people), counting(counted));
    done(counting.register(ada().profile(), false));
    done(counting.change(ada().id(), new Profile("Ada", "King", "Babbage & Co")));
    done(counting.enroll(bob()));
    done(counting.enroll(bob()));
    done(counting.remove(bob().id()));
    refusal(() -> counting.enroll(bob()));
    refusal(() -> counting.change(bob().id(), bob().profile()));
    refusal(() -> counting.remove(bob().id()));
    refusal(() -> counting.enroll(person(Registration.HIGHEST_BROUGHT + 1, "Zoe", "Zed", "Ltd")));
    assertThat(counted)
        .containsExactly(
            "REGISTERED",
            "CHANGED",
            "REGISTERED",
            "CHANGED",
            "REMOVED", //
            "no: CONFLICT",
            "no: UNKNOWN",
            "no: UNKNOWN",
            "no: INVALID");
  }

  @Test
  void whatTheLogRefusesIsCountedWhenItDoes() {
    var counted = new ArrayList<String>();
    var kept = new CompletableFuture<Void>();
    var slow = new Registration(people, ids, new OneAnswerLog(kept), counting(counted));
    var registered = slow.register(ada().profile(), false).toCompletableFuture();
    assertThat(counted).isEmpty();
    kept.completeExceptionally(new Refused(Reason.BUSY, "not now"));
    assertThat(registered).isCompletedExceptionally();
    assertThat(counted).containsExactly("no: BUSY");
  }

  private static RegistrationCounts counting(List<String> counted) {
    return new RegistrationCounts() {
      @Override
      public void kept(Change change) {
        counted.add(change.name());
      }

      @Override
      public void refused(Reason reason) {
        counted.add("no: " + reason);
      }
    };
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
