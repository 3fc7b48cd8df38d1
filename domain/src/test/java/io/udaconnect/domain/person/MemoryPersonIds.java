package io.udaconnect.domain.person;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Ids counted in memory. */
public final class MemoryPersonIds implements PersonIds {
  private final AtomicLong last = new AtomicLong();
  private final Set<PersonId> removed = ConcurrentHashMap.newKeySet();

  @Override
  public PersonId next() {
    return new PersonId(last.incrementAndGet());
  }

  @Override
  public void claim(PersonId id) {
    if (removed.contains(id)) {
      throw new Refused(Reason.CONFLICT, "person " + id + " was removed; ids are not used again");
    }
    last.accumulateAndGet(id.value(), Math::max);
  }

  public void removed(PersonId id) {
    removed.add(id);
  }
}
