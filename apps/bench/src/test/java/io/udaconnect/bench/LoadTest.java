package io.udaconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Service;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.RecordLocationRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final int REFUSALS = 3;
  private static final Plan PLAN = new Plan(Via.GRPC_UNARY, 1, 1, 8, 0, 0.1, 0.1, 1);

  /** Takes one location a call, but the first ones it refuses as busy. */
  private static final class Locations extends LocationServiceGrpc.LocationServiceImplBase {
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch many = new CountDownLatch(500);

    @Override
    public void record(RecordLocationRequest request, StreamObserver<Location> out) {
      many.countDown();
      if (calls.incrementAndGet() <= REFUSALS) {
        out.onError(Status.UNAVAILABLE.asRuntimeException());
        return;
      }
      out.onNext(Location.getDefaultInstance());
      out.onCompleted();
    }
  }

  @Test
  void whatIsSentAgainIsCountedOnce() throws Exception {
    var locations = new Locations();
    var server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(locations)
            .build()
            .start();
    try (var load =
        new Load(
            new World(new long[] {1, 2, 3}, Instant.parse("2026-03-14T12:00:00Z")),
            at(server.getPort()),
            PLAN)) {
      load.start();
      locations.many.await();
      load.finish(Duration.ofMinutes(1));
      assertThat(load.failures()).isEqualTo(REFUSALS);
      assertThat(load.taken()).isEqualTo(locations.calls.get() - REFUSALS);
      assertThat(load.offered()).isEqualTo(load.taken());
    } finally {
      server.shutdownNow();
    }
  }

  private static Addresses at(int locationPort) {
    int ofBase = Addresses.local(2_000).grpcPort(Service.LOCATION) - 2_000;
    return Addresses.local(locationPort - ofBase);
  }
}
