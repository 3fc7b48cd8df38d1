package io.udaconnect.grpc;

import io.grpc.ConnectivityState;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.Connection;
import io.udaconnect.domain.proximity.ConnectionRule;
import io.udaconnect.domain.proximity.Connections;
import io.udaconnect.proto.v1.ConnectionServiceGrpc;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Asks the connection service. Holds one channel, which connects with the first question and again
 * whenever it must; several threads may share it. A bean only under its own name, so that an app
 * that finds connections itself need not choose.
 *
 * <p>The answer is read from the network no faster than from the stream; to close the stream early
 * ends the call. A service that cannot be reached, or has not said everything within {@code
 * connection.grpc.timeout}, is BUSY.
 */
@Dependent
@Typed(GrpcConnections.class)
public final class GrpcConnections implements Connections, AutoCloseable {
  private static final int PING_SECONDS = 10;
  private static final int PING_ANSWER_SECONDS = 5;

  private final ManagedChannel channel;
  private final Duration timeout;

  @Inject
  public GrpcConnections(GrpcSettings settings) {
    timeout = settings.connectionTimeout();
    channel =
        NettyChannelBuilder.forTarget("dns:///" + settings.connectionAddress())
            .usePlaintext()
            .defaultLoadBalancingPolicy("round_robin")
            .keepAliveTime(PING_SECONDS, TimeUnit.SECONDS)
            .keepAliveTimeout(PING_ANSWER_SECONDS, TimeUnit.SECONDS)
            .build();
  }

  @Override
  public Stream<Connection> find(PersonId person, TimeRange range, ConnectionRule rule) {
    if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
      channel.resetConnectBackoff(); // else it may wait two minutes after the service is back
    }
    var answers = new Answers(new ConnectionQuestion(person, range, rule));
    if (!answers.hasNext()) return Stream.empty(); // asked here, so that a refusal is thrown here
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(answers, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(answers::cancel);
  }

  @PreDestroy
  @Override
  public void close() {
    channel.shutdownNow();
  }

  /** The answers to one question, fetched one by one. */
  private final class Answers implements Iterator<Connection> {
    private final Context.CancellableContext call = Context.current().withCancellation();
    private final Iterator<io.udaconnect.proto.v1.Connection> messages;

    Answers(ConnectionQuestion question) {
      var service =
          ConnectionServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS);
      var before = call.attach();
      try {
        messages = service.findConnections(question.message());
      } finally {
        call.detach(before);
      }
    }

    @Override
    public boolean hasNext() {
      try {
        return messages.hasNext();
      } catch (StatusRuntimeException answer) {
        throw failure(answer);
      }
    }

    @Override
    public Connection next() {
      var message = messages.next();
      try {
        return ConnectionMessage.toDomain(message);
      } catch (Refused refused) { // not the fault of who asks us
        throw new IllegalStateException("the connection service sent what cannot be", refused);
      }
    }

    void cancel() {
      call.cancel(null);
    }
  }

  private RuntimeException failure(StatusRuntimeException answer) {
    var refused = Refusals.heard(answer);
    if (refused.isPresent()) return ConnectionQuestion.heard(refused.get());
    return switch (answer.getStatus().getCode()) {
      case UNAVAILABLE ->
          new Refused(Reason.BUSY, "the connection service is not reachable", answer);
      case RESOURCE_EXHAUSTED ->
          new Refused(Reason.BUSY, "the connection service has too much to do", answer);
      case DEADLINE_EXCEEDED ->
          new Refused(
              Reason.BUSY, "the connection service did not answer within " + timeout, answer);
      default -> new IllegalStateException("the connection service failed", answer);
    };
  }
}
