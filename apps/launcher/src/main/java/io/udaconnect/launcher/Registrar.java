package io.udaconnect.launcher;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import io.udaconnect.proto.v1.GetPersonRequest;
import io.udaconnect.proto.v1.Person;
import io.udaconnect.proto.v1.PersonServiceGrpc;
import io.udaconnect.proto.v1.RegisterPersonRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Registers many persons at once with the person service. What fails because the service is busy is
 * tried again. Used by one thread.
 */
final class Registrar implements AutoCloseable {
  private static final int AT_ONCE = 256;
  private static final long ANSWER_SECONDS = 10;

  private final String target;
  private final int attempts;
  private final BiConsumer<Long, String> refused;
  private final ManagedChannel channel;
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final AtomicLong kept = new AtomicLong();
  private final AtomicReference<String> broken = new AtomicReference<>();
  private long sent;

  /**
   * @param attempts how often to try what the service is too busy for; each wait is twice the last,
   *     the first 0.2 s
   * @param refused gets the line's number and the reason, on any thread
   */
  Registrar(String target, int attempts, BiConsumer<Long, String> refused) {
    this.target = target;
    this.attempts = attempts;
    this.refused = refused;
    this.channel = Grpc.newChannelBuilder(target, InsecureChannelCredentials.create()).build();
  }

  void requireReachable() {
    try {
      var stub = PersonServiceGrpc.newBlockingStub(channel);
      var nobody = GetPersonRequest.newBuilder().setId(1).build();
      if (stub.withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS).get(nobody) == null) {
        throw new IllegalStateException();
      }
    } catch (StatusRuntimeException e) {
      var code = e.getStatus().getCode();
      if (code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED) {
        throw new Trouble(
            "no person service answers at " + target + ": does ./udaconnect up run?", e);
      }
    }
  }

  /** Waits while too many are on their way. */
  void register(PersonFile.Line line) {
    if (broken.get() != null) {
      throw new Trouble(broken.get());
    }
    room.acquireUninterruptibly();
    sent++;
    var request =
        RegisterPersonRequest.newBuilder()
            .setFirstName(line.firstName())
            .setLastName(line.lastName())
            .setCompanyName(line.companyName());
    line.id().ifPresent(request::setId);
    attempt(line.line(), request.build(), 1);
  }

  long sent() {
    return sent;
  }

  long kept() {
    return kept.get();
  }

  void awaitAll() {
    room.acquireUninterruptibly(AT_ONCE);
    room.release(AT_ONCE);
    if (broken.get() != null) {
      throw new Trouble(broken.get());
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private void attempt(long line, RegisterPersonRequest request, int attempt) {
    PersonServiceGrpc.newStub(channel)
        .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
        .register(
            request,
            new StreamObserver<>() {
              @Override
              public void onNext(Person person) {
                kept.incrementAndGet();
              }

              @Override
              public void onError(Throwable failure) {
                failed(line, request, attempt, failure);
              }

              @Override
              public void onCompleted() {
                room.release();
              }
            });
  }

  private void failed(long line, RegisterPersonRequest request, int attempt, Throwable failure) {
    var code = Status.fromThrowable(failure).getCode();
    switch (code) {
      case UNAVAILABLE, RESOURCE_EXHAUSTED, DEADLINE_EXCEEDED -> {
        // without an id, one that was perhaps kept must not be sent again
        boolean isSafe = request.hasId() || code != Status.Code.DEADLINE_EXCEEDED;
        if (isSafe && attempt < attempts && broken.get() == null) {
          CompletableFuture.delayedExecutor(100L << attempt, TimeUnit.MILLISECONDS)
              .execute(() -> attempt(line, request, attempt + 1));
          return;
        }
        broken.compareAndSet(
            null,
            "gave up at line "
                + line
                + ", because the person service at "
                + target
                + " is too busy or gone: "
                + Status.fromThrowable(failure).getDescription());
      }
      default -> refused.accept(line, reason(failure));
    }
    room.release();
  }

  /** Each field with its reason, else what the status says. */
  private static String reason(Throwable failure) {
    var status = StatusProto.fromThrowable(failure);
    if (status != null) {
      for (var detail : status.getDetailsList()) {
        if (detail.is(BadRequest.class)) {
          try {
            return detail.unpack(BadRequest.class).getFieldViolationsList().stream()
                .map(fault -> fault.getField() + ": " + fault.getDescription())
                .collect(Collectors.joining("; "));
          } catch (InvalidProtocolBufferException e) {
            break;
          }
        }
      }
    }
    var plain = Status.fromThrowable(failure);
    return plain.getDescription() == null ? plain.getCode().name() : plain.getDescription();
  }
}
