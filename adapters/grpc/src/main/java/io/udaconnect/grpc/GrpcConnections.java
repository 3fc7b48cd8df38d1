package io.udaconnect.grpc;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.udaconnect.domain.Page;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.Connection;
import io.udaconnect.domain.proximity.ConnectionRule;
import io.udaconnect.domain.proximity.Connections;
import io.udaconnect.domain.proximity.EncounterBetween;
import io.udaconnect.domain.proximity.EncounterEnd;
import io.udaconnect.domain.proximity.EncounterRule;
import io.udaconnect.domain.proximity.EncounterWith;
import io.udaconnect.domain.proximity.Encounters;
import io.udaconnect.domain.proximity.MetRank;
import io.udaconnect.domain.proximity.PersonMet;
import io.udaconnect.proto.v1.ConnectionServiceGrpc;
import io.udaconnect.proto.v1.ConnectionServiceGrpc.ConnectionServiceBlockingV2Stub;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Asks the connection service; several threads may share it. A bean only under its own name, so
 * that an app that finds connections itself need not choose.
 *
 * <p>The answer is read from the network no faster than from the stream; to close the stream early
 * ends the call. A service that cannot be reached, or of which nothing more is heard for {@code
 * connection.grpc.timeout} while somebody waits, is BUSY.
 */
@Dependent
@Typed(GrpcConnections.class)
public final class GrpcConnections implements Connections, Encounters, AutoCloseable {
  private final Peer peer;
  private final Duration timeout;

  @Inject
  public GrpcConnections(GrpcSettings settings) {
    timeout = settings.connectionTimeout();
    peer = new Peer("the connection service", settings.connectionAddress());
  }

  @Override
  public Stream<Connection> find(PersonId person, TimeRange range, ConnectionRule rule) {
    return find(person, range, rule, Page.whole());
  }

  @Override
  public Stream<Connection> find(
      PersonId person, TimeRange range, ConnectionRule rule, Page<LocationKey> page) {
    var question = Pages.with(page, new ConnectionQuestion(person, range, rule).message());
    return ask(stub -> stub.findConnections(question), ConnectionMessage::toDomain);
  }

  @Override
  public Stream<EncounterWith> find(PersonId person, TimeRange range, EncounterRule rule) {
    return find(person, range, rule, Page.whole());
  }

  @Override
  public Stream<EncounterWith> find(
      PersonId person, TimeRange range, EncounterRule rule, Page<EncounterEnd> page) {
    var question = Pages.with(page, person, new EncounterQuestion(person, range, rule).message());
    return ask(
        stub -> stub.findEncounters(question), answer -> EncounterMessage.toDomain(answer, person));
  }

  @Override
  public Stream<PersonMet> met(PersonId person, TimeRange range, EncounterRule rule) {
    return met(person, range, rule, Page.whole());
  }

  @Override
  public Stream<PersonMet> met(
      PersonId person, TimeRange range, EncounterRule rule, Page<MetRank> page) {
    var question = Pages.with(page, new EncounterQuestion(person, range, rule).message());
    return ask(stub -> stub.findPeopleMet(question), PersonMetMessage::toDomain);
  }

  @Override
  public Stream<EncounterBetween> all(TimeRange range, EncounterRule rule) {
    return all(range, rule, Page.whole());
  }

  @Override
  public Stream<EncounterBetween> all(
      TimeRange range, EncounterRule rule, Page<EncounterEnd> page) {
    var question = Pages.with(page, new AllEncountersQuestion(range, rule).message());
    return ask(stub -> stub.findAllEncounters(question), EncounterBetweenMessage::toDomain);
  }

  /** Waits for the first answer, so that a refusal is thrown here. */
  private <M, T> Stream<T> ask(
      Function<ConnectionServiceBlockingV2Stub, BlockingClientCall<?, M>> question,
      Function<M, T> toDomain) {
    var stub = ConnectionServiceGrpc.newBlockingV2Stub(peer.channel());
    var answers = new Answers<>(question.apply(stub), toDomain);
    if (!answers.hasNext()) return Stream.empty();
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
  private final class Answers<M, T> implements Iterator<T> {
    private final BlockingClientCall<?, M> call;
    private final Function<M, T> toDomain;
    private M fetched;
    private boolean ended;

    Answers(BlockingClientCall<?, M> call, Function<M, T> toDomain) {
      this.call = call;
      this.toDomain = toDomain;
    }

    @Override
    public boolean hasNext() {
      if (fetched == null && !ended) {
        fetched = fetch();
        ended = fetched == null;
      }
      return !ended;
    }

    /** The next message, null at the end. */
    private M fetch() {
      try {
        return call.read(timeout.toNanos(), TimeUnit.NANOSECONDS);
      } catch (StatusException answer) {
        throw failure(answer);
      } catch (TimeoutException late) {
        cancel();
        throw peer.failure(Status.DEADLINE_EXCEEDED, timeout);
      } catch (InterruptedException e) {
        cancel();
        Thread.currentThread().interrupt();
        throw new Refused(Reason.BUSY, "the service is stopping", e);
      }
    }

    @Override
    public T next() {
      if (!hasNext()) throw new NoSuchElementException();
      var message = fetched;
      fetched = null;
      try {
        return toDomain.apply(message);
      } catch (Refused refused) { // not the fault of who asks us
        throw new IllegalStateException("the connection service sent what cannot be", refused);
      }
    }

    void cancel() {
      call.cancel("the answer is not needed any more", null);
    }
  }

  private RuntimeException failure(StatusException answer) {
    var refused = Refusals.heard(answer);
    if (refused.isPresent()) return ConnectionQuestion.heard(refused.get());
    return peer.failure(answer.getStatus(), timeout);
  }
}
