package io.udaconnect.domain.person;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.RegistrationCounts.Change;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Persons come, change and go. */
public final class Registration {
  /** Ids that are brought along end here, so that there are always some beyond to be given out. */
  public static final long HIGHEST_BROUGHT = 1L << 52;

  private final People people;
  private final PersonIds ids;
  private final PersonLog log;
  private final RegistrationCounts counts;

  public Registration(People people, PersonIds ids, PersonLog log) {
    this(people, ids, log, RegistrationCounts.NONE);
  }

  public Registration(People people, PersonIds ids, PersonLog log, RegistrationCounts counts) {
    this.people = people;
    this.ids = ids;
    this.log = log;
    this.counts = counts;
  }

  /** Registers someone new. Twice the same profile are two persons. */
  public CompletionStage<Person> register(Profile profile, boolean simulated) {
    return counted(
        Change.REGISTERED, () -> keep(new Person(ids.nextUnused(people), profile, simulated)));
  }

  /**
   * Registers someone who brings an id from elsewhere, or changes the profile of who already has
   * it.
   */
  public CompletionStage<Person> enroll(Person person) {
    var known = people.find(person.id());
    return counted(
        known.isEmpty() ? Change.REGISTERED : Change.CHANGED,
        () -> {
          refuseHigh(person.id());
          if (known.isPresent()) return keep(changed(known.get(), person.profile()));
          claim(person.id());
          return keep(person);
        });
  }

  private static void refuseHigh(PersonId id) {
    if (id.value() > HIGHEST_BROUGHT) {
      throw Refused.invalid("id", "must be at most " + HIGHEST_BROUGHT + ", not " + id);
    }
  }

  /** What has just been removed, the source of ids may not have heard of. */
  private void claim(PersonId id) {
    if (people.wasRemoved(id)) throw PersonIds.removed(id);
    ids.claim(id);
  }

  /** Gives a person another profile. */
  public CompletionStage<Person> change(PersonId id, Profile profile) {
    return counted(Change.CHANGED, () -> keep(changed(people.get(id), profile)));
  }

  private static Person changed(Person person, Profile profile) {
    return new Person(person.id(), profile, person.simulated());
  }

  /** Removes a person and everything of theirs. */
  public CompletionStage<Void> remove(PersonId id) {
    return counted(
        Change.REMOVED,
        () -> {
          people.get(id);
          return log.remove(id);
        });
  }

  private CompletionStage<Person> keep(Person person) {
    return log.put(person).thenApply(kept -> person);
  }

  private <T> CompletionStage<T> counted(Change change, Supplier<CompletionStage<T>> act) {
    CompletionStage<T> stage;
    try {
      stage = act.get();
    } catch (Refused refused) {
      counts.refused(refused.reason());
      throw refused;
    }
    return stage.whenComplete((kept, failure) -> count(change, failure));
  }

  private void count(Change change, Throwable failure) {
    if (failure == null) {
      counts.kept(change);
    } else if (failure instanceof Refused refused) {
      counts.refused(refused.reason());
    } else if (failure.getCause() instanceof Refused refused) { // as a later stage passes it on
      counts.refused(refused.reason());
    }
  }
}
