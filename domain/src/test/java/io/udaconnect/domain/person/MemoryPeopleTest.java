package io.udaconnect.domain.person;

class MemoryPeopleTest implements PersonStoreContract, PersonLogContract {
  @Override
  public PersonStore empty() {
    return new MemoryPeople();
  }

  @Override
  public World world() {
    var people = new MemoryPeople();
    return new World(new MemoryPersonLog(people), people, people);
  }
}
