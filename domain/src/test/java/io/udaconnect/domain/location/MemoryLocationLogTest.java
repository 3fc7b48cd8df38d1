package io.udaconnect.domain.location;

import java.util.List;

class MemoryLocationLogTest implements LocationLogContract {
  private final MemoryLocationLog log = new MemoryLocationLog();

  @Override
  public LocationLog empty() {
    return log;
  }

  @Override
  public List<Location> kept() {
    return log.kept();
  }
}
