package io.udaconnect.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Answers a call with a stream of the domain, read no faster than the client reads: while its
 * buffers are full, nothing is taken from the stream. If the client goes away, the thread that
 * reads is interrupted and the stream is closed; if it stays without reading, the answer is broken
 * off after a while, since cursors and threads are few.
 *
 * <p>One thread asks, reads and closes, since cursors and transactions belong to their thread. It
 * is not the call's own: that one must stay free to hear that the client is ready or gone.
 */
final class StreamedAnswer<T, M> implements Runnable {
  private final Supplier<Stream<T>> question;
  private final Function<T, M> message;
  private final ServerCallStreamObserver<M> call;
  private final Duration patience;
  private Thread reader;
  private boolean unread;

  private StreamedAnswer(
      Supplier<Stream<T>> question,
      Function<T, M> message,
      ServerCallStreamObserver<M> call,
      Duration patience) {
    this.question = question;
    this.message = message;
    this.call = call;
    this.patience = patience;
  }

  /**
   * @param patience how long the client may read nothing
   */
  static <T, M> void send(
      Supplier<Stream<T>> question,
      Function<T, M> message,
      StreamObserver<M> observer,
      Executor threads,
      Duration patience) {
    var call = (ServerCallStreamObserver<M>) observer;
    var answer = new StreamedAnswer<>(question, message, call, patience);
    call.setOnReadyHandler(answer::wake);
    call.setOnCancelHandler(answer::interrupt);
    threads.execute(answer);
  }

  @Override
  public void run() {
    if (!begin()) return;
    try (var found = question.get()) {
      send(found.iterator());
    } catch (InterruptedException e) {
      fail(new Refused(Reason.BUSY, "the service is stopping", e));
    } catch (RuntimeException | Error failure) { // nobody else would answer the caller
      fail(failure);
    } finally {
      end();
    }
  }

  private void send(Iterator<T> rows) throws InterruptedException {
    try {
      while (awaitReady() && rows.hasNext()) call.onNext(message.apply(rows.next()));
      if (call.isCancelled()) return;
      if (unread) call.onError(unreadAnswer());
      else call.onCompleted();
    } finally {
      end(); // before the stream is closed, which may need a thread that can wait
    }
  }

  private StatusRuntimeException unreadAnswer() {
    return Status.ABORTED
        .withDescription("nothing of the answer was read for " + patience)
        .asRuntimeException();
  }

  private void fail(Throwable failure) {
    if (!call.isCancelled()) call.onError(Refusals.answer(failure));
  }

  /** Waits until the client can take more; false if it went away or does not read. */
  private synchronized boolean awaitReady() throws InterruptedException {
    long begun = System.nanoTime();
    while (!call.isReady() && !call.isCancelled() && !unread) {
      long left = patience.toNanos() - (System.nanoTime() - begun);
      if (left > 0) TimeUnit.NANOSECONDS.timedWait(this, left);
      else unread = true;
    }
    return !call.isCancelled() && !unread;
  }

  private synchronized void wake() {
    notifyAll();
  }

  /** False if the client went away before anything began. */
  private synchronized boolean begin() {
    if (call.isCancelled()) return false;
    reader = Thread.currentThread();
    return true;
  }

  private synchronized void interrupt() {
    if (reader != null) reader.interrupt();
  }

  /** From here on the thread is not interrupted, and an interrupt meant for this call is gone. */
  private synchronized void end() {
    reader = null;
    if (call.isCancelled()) Thread.interrupted();
  }
}
