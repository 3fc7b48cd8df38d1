package io.udaconnect.grpc;

import io.grpc.Context;
import io.grpc.StatusRuntimeException;
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
 * Asks the connection service; several threads may share it. A bean only under its own name, so
 * that an app that finds connections itself need not choose.
 *
 * <p>The answer is read from the network no faster than from the stream; to close the stream early
 * ends the call. A service that cannot be reached, or has not said everything within {@code
 * connection.grpc.timeout}, is BUSY.
 */
@Dependent
@Typed(GrpcConnections.class)
public final class GrpcConnections implements Connections, AutoCloseable {
  private final Peer peer;
  private final Duration timeout;

  @Inject
  public GrpcConnections(GrpcSettings settings) {
    timeout = settings.connectionTimeout();
    peer = new Peer("the connection service", settings.connectionAddress());
  }

  @Override
  public Stream<Connection> find(PersonId person, TimeRange range, ConnectionRule rule) {
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
    peer.close();
  }

  /** The answers to one question, fetched one by one. */
  private final class Answers implements Iterator<Connection> {
    private final Context.CancellableContext call = Context.current().withCancellation();
    private final Iterator<io.udaconnect.proto.v1.Connection> messages;

    Answers(ConnectionQuestion question) {
      var service =
          ConnectionServiceGrpc.newBlockingStub(peer.channel())
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
    return peer.failure(answer.getStatus(), timeout);
  }
}
