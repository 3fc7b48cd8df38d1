package io.udaconnect.bench;

import io.grpc.stub.StreamObserver;
import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Service;
import io.udaconnect.launcher.Trouble;
import io.udaconnect.proto.v1.Person;
import io.udaconnect.proto.v1.PersonServiceGrpc;
import io.udaconnect.proto.v1.RegisterPersonRequest;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/** Those who walk through a world. */
public final class People {
  private static final int AT_ONCE = 256;
  private static final int ATTEMPTS = 20;
  private static final long BACK_OFF_MILLIS = 500;

  private People() {}

  /** Registers so many new ones, and returns their ids in order. */
  public static long[] register(Addresses addresses, int count) {
    var channel = Grpcs.channel(addresses, Service.PERSON);
    try {
      var ids = new AtomicLongArray(count);
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        var failure = registerMissing(PersonServiceGrpc.newStub(channel), ids);
        if (failure == null) {
          var sorted = new long[count];
          for (int i = 0; i < count; i++) sorted[i] = ids.get(i);
          java.util.Arrays.sort(sorted);
          return sorted;
        }
        if (attempt == ATTEMPTS - 1) {
          throw new Trouble("the persons cannot be registered: " + failure.getMessage());
        }
        Thread.sleep(BACK_OFF_MILLIS);
      }
      throw new IllegalStateException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("stopped while registering the persons.");
    } finally {
      channel.shutdown();
    }
  }

  /** Null if none is missing any more. */
  private static Throwable registerMissing(
      PersonServiceGrpc.PersonServiceStub persons, AtomicLongArray ids)
      throws InterruptedException {
    var room = new Semaphore(AT_ONCE);
    var failure = new AtomicReference<Throwable>();
    for (int i = 0; i < ids.length(); i++) {
      if (ids.get(i) != 0) continue;
      room.acquire();
      persons
          .withDeadlineAfter(30, TimeUnit.SECONDS)
          .register(
              RegisterPersonRequest.newBuilder()
                  .setFirstName("Walker " + i)
                  .setLastName("of the measurement")
                  .setCompanyName("Bench")
                  .build(),
              new Registered(i, ids, room, failure));
    }
    room.acquire(AT_ONCE);
    return failure.get();
  }

  private record Registered(
      int index, AtomicLongArray ids, Semaphore room, AtomicReference<Throwable> failure)
      implements StreamObserver<Person> {
    @Override
    public void onNext(Person person) {
      ids.set(index, person.getId());
    }

    @Override
    public void onError(Throwable why) {
      failure.set(why);
      room.release();
    }

    @Override
    public void onCompleted() {
      room.release();
    }
  }
}
