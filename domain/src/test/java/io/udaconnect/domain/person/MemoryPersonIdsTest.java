package io.udaconnect.domain.person;

class MemoryPersonIdsTest implements PersonIdsContract {
  private final MemoryPersonIds ids = new MemoryPersonIds();

  @Override
  public PersonIds fresh() {
    return ids;
  }

  @Override
  public PersonIds another() {
    return ids;
  }

  @Override
  public void removed(PersonId id) {
    ids.removed(id);
  }
}
