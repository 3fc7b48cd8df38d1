package io.udaconnect.grpc;

import io.udaconnect.domain.location.LocationsContract;
import io.udaconnect.domain.location.MemoryLocations;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The contract of all stores, through a real server that stores in memory. */
class GrpcLocationStoreTest implements LocationsContract {
  private Running running;
  private GrpcLocationStore store;

  @Override
  public World nothingSeen() {
    var memory = new MemoryLocations();
    var service = new LocationStoreGrpc() {};
    service.use(memory);
    running = new Running(service);
    store = new GrpcLocationStore(Settings.of(Map.of("store.grpc.address", running.address())));
    return new World(store, memory);
  }

  @AfterEach
  void stop() {
    store.close();
    running.close();
  }
}
