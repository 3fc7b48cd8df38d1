package io.udaconnect.domain.location;

class MemoryLocationsTest implements LocationsContract {
  @Override
  public World nothingSeen() {
    var memory = new MemoryLocations();
    return new World(memory, memory);
  }
}
