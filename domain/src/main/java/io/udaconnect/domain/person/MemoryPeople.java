package io.udaconnect.domain.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * Persons in memory, about 110 bytes each: names are kept as UTF-8 in one array, and made into a
 * {@link Person} when somebody asks; who was asked for lately stays one. Several threads may share
 * it.
 */
public final class MemoryPeople implements People, PersonStore {
  /** No name contains it: {@link Profile} refuses control characters. */
  private static final String BETWEEN_NAMES = "\n";

  /** After the names of who is simulated. */
  private static final String SIMULATED = BETWEEN_NAMES;

  private final RecentPeople recent = new RecentPeople();

  private final ConcurrentSkipListMap<Long, byte[]> profiles = new ConcurrentSkipListMap<>();

  /** Those of the profiles: asked for each location that comes in. */
  private final KnownIds ids = new KnownIds();

  private final KnownIds removed = new KnownIds();

  @Override
  public Optional<Person> find(PersonId id) {
    return Optional.ofNullable(recent.get(id.value(), this::unpacked));
  }

  @Override
  public boolean knows(PersonId id) {
    return ids.contains(id.value());
  }

  @Override
  public boolean wasRemoved(PersonId id) {
    return removed.contains(id.value());
  }

  @Override
  public Person get(PersonId id) {
    return find(id).orElseThrow(() -> unknown(id));
  }

  /** The refusal for a person who does not exist. */
  public static Refused unknown(PersonId id) {
    return new Refused(Reason.UNKNOWN, "there is no person " + id);
  }

  @Override
  public Stream<Person> after(long after) {
    return profiles.tailMap(after, false).entrySet().stream().map(MemoryPeople::person);
  }

  @Override
  public Stream<Person> all() {
    return after(0);
  }

  /** Counts one by one: for a look now and then, not for every request. */
  @Override
  public long count() {
    return profiles.size();
  }

  @Override
  public void put(List<Person> persons) {
    for (var person : persons) {
      profiles.put(person.id().value(), pack(person));
      recent.forget(person.id().value());
      ids.add(person.id().value());
    }
  }

  @Override
  public void remove(PersonId id) {
    removed.add(id.value());
    ids.remove(id.value());
    profiles.remove(id.value());
    recent.forget(id.value());
  }

  /** Null if there is none. */
  private Person unpacked(long id) {
    byte[] packed = profiles.get(id);
    return packed == null ? null : unpack(new PersonId(id), packed);
  }

  private static Person person(Entry<Long, byte[]> entry) {
    return unpack(new PersonId(entry.getKey()), entry.getValue());
  }

  private static byte[] pack(Person person) {
    var profile = person.profile();
    String names =
        String.join(BETWEEN_NAMES, profile.firstName(), profile.lastName(), profile.companyName());
    return (person.simulated() ? names + SIMULATED : names).getBytes(UTF_8);
  }

  private static Person unpack(PersonId id, byte[] packed) {
    var names = new String(packed, UTF_8);
    int first = names.indexOf(BETWEEN_NAMES);
    int last = names.indexOf(BETWEEN_NAMES, first + 1);
    boolean simulated = names.endsWith(SIMULATED);
    var profile =
        new Profile(
            names.substring(0, first),
            names.substring(first + 1, last),
            names.substring(last + 1, simulated ? names.length() - 1 : names.length()));
    return new Person(id, profile, simulated);
  }
}
