package io.udaconnect.jpa;

import static java.util.stream.Collectors.toMap;

import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.PersonStore;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Persons as entities. Several threads and processes may write; they take turns. */
public final class JpaPersonStore implements PersonStore {
  /** Persons of one look into the database, and of one portion of {@link #all}. */
  private static final int PORTION = 1_000;

  private final Entities entities;

  public JpaPersonStore(Transactions transactions) {
    this.entities = new Entities(transactions);
  }

  @Override
  public void put(List<Person> persons) {
    var last = new LinkedHashMap<PersonId, Person>();
    for (var person : persons) last.put(person.id(), person);
    if (last.isEmpty()) return;
    entities.inOne(work -> put(work, new ArrayList<>(last.values())));
  }

  private static Void put(EntityManager entities, List<Person> persons) {
    // Else two writers might both find someone missing and both insert.
    entities.createNativeQuery(AdvisoryLock.WRITING_PERSONS.alone()).getSingleResult();
    for (int from = 0; from < persons.size(); from += PORTION) {
      putPortion(entities, persons.subList(from, Math.min(from + PORTION, persons.size())));
      entities.flush();
      entities.clear();
    }
    return null;
  }

  private static void putPortion(EntityManager entities, List<Person> persons) {
    var known = known(entities, persons);
    for (var person : persons) {
      var row = known.get(person.id().value());
      if (row == null) entities.persist(PersonRow.of(person));
      else row.set(person);
    }
  }

  private static Map<Long, PersonRow> known(EntityManager entities, List<Person> persons) {
    return entities
        .createQuery("select p from PersonRow p where p.id in :ids", PersonRow.class)
        .setParameter("ids", persons.stream().map(person -> person.id().value()).toList())
        .getResultStream()
        .collect(toMap(PersonRow::id, row -> row));
  }

  @Override
  public void remove(PersonId id) {
    entities.inOne(
        work ->
            work.createQuery("delete from PersonRow p where p.id = :id")
                .setParameter("id", id.value())
                .executeUpdate());
  }

  /**
   * Reads a portion whenever one is used up, each in a transaction of its own: flat memory and no
   * connection held in between. Who comes or goes meanwhile may be in it or not.
   */
  @Override
  public Stream<Person> all() {
    return Stream.iterate(
            portionAfter(0),
            portion -> !portion.isEmpty(),
            portion -> portionAfter(portion.get(portion.size() - 1).id().value()))
        .flatMap(List::stream);
  }

  private List<Person> portionAfter(long id) {
    return entities.inOne(
        work ->
            work.createQuery(
                    "select p from PersonRow p where p.id > :id order by p.id", PersonRow.class)
                .setParameter("id", id)
                .setMaxResults(PORTION)
                .getResultStream()
                .map(PersonRow::toDomain)
                .toList());
  }
}
