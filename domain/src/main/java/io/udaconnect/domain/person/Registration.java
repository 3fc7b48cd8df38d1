package io.udaconnect.domain.person;

import io.udaconnect.domain.Refused;
import java.util.concurrent.CompletionStage;

/** Persons come, change and go. */
public final class Registration {
  /** Ids that are brought along end here, so that there are always some beyond to be given out. */
  public static final long HIGHEST_BROUGHT = 1L << 52;

  private final People people;
  private final PersonIds ids;
  private final PersonLog log;

  public Registration(People people, PersonIds ids, PersonLog log) {
    this.people = people;
    this.ids = ids;
    this.log = log;
  }

  /** Registers someone new. Twice the same profile are two persons. */
  public CompletionStage<Person> register(Profile profile) {
    return keep(new Person(unusedId(), profile));
  }

  /** Registers someone who brings an id from elsewhere, or changes who already has it. */
  public CompletionStage<Person> enroll(Person person) {
    if (person.id().value() > HIGHEST_BROUGHT) {
      throw Refused.invalid("id", "must be at most " + HIGHEST_BROUGHT + ", not " + person.id());
    }
    if (people.find(person.id()).isEmpty()) claim(person.id());
    return keep(person);
  }

  /** What has just been removed, the source of ids may not have heard of. */
  private void claim(PersonId id) {
    if (people.wasRemoved(id)) throw PersonIds.removed(id);
    ids.claim(id);
  }

  /** Gives a person another profile. */
  public CompletionStage<Person> change(Person person) {
    people.get(person.id());
    return keep(person);
  }

  /** Removes a person and everything of theirs. */
  public CompletionStage<Void> remove(PersonId id) {
    people.get(id);
    return log.remove(id);
  }

  /** Skips ids that somebody brought along into the block that this source gives out from. */
  private PersonId unusedId() {
    var id = ids.next();
    while (people.find(id).isPresent()) id = ids.next();
    return id;
  }

  private CompletionStage<Person> keep(Person person) {
    return log.put(person).thenApply(kept -> person);
  }
}
