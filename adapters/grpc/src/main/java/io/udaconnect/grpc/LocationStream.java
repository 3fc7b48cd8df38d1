package io.udaconnect.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.location.Receipt;
import io.udaconnect.proto.v1.StreamLocationsRequest;
import io.udaconnect.proto.v1.StreamLocationsResponse;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * One client's stream of batches. They are taken in as they come and acknowledged in that order,
 * whichever is kept first. The first that fails ends the stream once all before it are
 * acknowledged; what came after it counts as not sent.
 *
 * <p>Batches wait here from their arrival until their acknowledgement is written, up to a limit;
 * with no room, or while the client does not read, no more are asked for. Acknowledgements that are
 * due at the same time become one.
 */
final class LocationStream implements StreamObserver<StreamLocationsRequest> {
  private static final int MOST_BATCHES = 1_000;

  /** Counting those that are asked for as full. */
  private static final int MOST_LOCATIONS = 8 * LocationBatch.MOST;

  /** With more, batches are acknowledged one by one: the client, too, has a largest message. */
  private static final int MOST_REFUSALS = 5_000;

  private final Intake intake;
  private final Executor threads;
  private final ServerCallStreamObserver<StreamLocationsResponse> call;
  private long lastSequence;

  // what follows is only for who holds the lock; so is the call
  private final Queue<Batch> batches = new ArrayDeque<>();
  private int locations;
  private int requested;
  private boolean open = true;
  private boolean complete;
  private boolean acknowledging;
  private boolean answered;

  /** What came, and what became of it: a receipt, a failure, or neither yet. */
  private static final class Batch {
    final long sequence;
    final int size;
    Receipt receipt;
    Throwable failure;

    Batch(long sequence, int size) {
      this.sequence = sequence;
      this.size = size;
    }
  }

  private LocationStream(
      Intake intake, Executor threads, ServerCallStreamObserver<StreamLocationsResponse> call) {
    this.intake = intake;
    this.threads = threads;
    this.call = call;
  }

  static StreamObserver<StreamLocationsRequest> of(
      Intake intake, StreamObserver<StreamLocationsResponse> observer, Executor threads) {
    var call = (ServerCallStreamObserver<StreamLocationsResponse>) observer;
    var stream = new LocationStream(intake, threads, call);
    call.disableAutoRequest();
    call.setOnReadyHandler(stream::acknowledge);
    call.setOnCancelHandler(stream::leave);
    stream.ask();
    return stream;
  }

  /**
   * Takes a batch in.
   *
   * @param message null if it could not be read, see {@link CarefulRequests}
   */
  @Override
  public void onNext(StreamLocationsRequest message) {
    var request = message == null ? StreamLocationsRequest.getDefaultInstance() : message;
    var batch = new Batch(request.getSequence(), request.getLocationsCount());
    if (!arrives(batch)) return;
    try {
      if (message == null) throw CarefulRequests.unreadable();
      checkSequence(batch.sequence);
      intake
          .take(LocationBatch.toDomain(request.getLocationsList(), intake.now()))
          .whenComplete((receipt, failure) -> end(batch, receipt, failure));
    } catch (RuntimeException | Error failure) { // nobody else would answer the caller
      end(batch, null, failure);
    }
    ask();
  }

  private void checkSequence(long sequence) {
    if (sequence <= lastSequence) {
      throw Refused.invalid(
          "sequence", "must be greater than " + lastSequence + ", it is " + sequence);
    }
    lastSequence = sequence;
  }

  @Override
  public void onCompleted() {
    synchronized (this) {
      open = false;
      complete = true;
    }
    acknowledge();
  }

  @Override
  public void onError(Throwable gone) {
    leave();
  }

  private synchronized boolean arrives(Batch batch) {
    requested--;
    if (!open) return false;
    batches.add(batch);
    locations += batch.size;
    return true;
  }

  /** Notes what became of a batch; on the thread of the log, so the answer is left to another. */
  private void end(Batch batch, Receipt receipt, Throwable failure) {
    synchronized (this) {
      batch.receipt = receipt;
      batch.failure = failure;
      if (failure != null) open = false;
      if (batch != batches.peek() || acknowledging) return;
      acknowledging = true;
    }
    threads.execute(this::acknowledge);
  }

  /** Answers what is due as long as the client reads, and reads on. */
  private synchronized void acknowledge() {
    acknowledging = false;
    while (!answered && call.isReady()) {
      var first = batches.peek();
      if (first == null && complete) {
        answered = true;
        call.onCompleted();
      } else if (first != null && first.failure != null) {
        answered = true;
        call.onError(Refusals.answer(first.failure));
      } else if (isKept(first)) {
        call.onNext(acknowledgement());
      } else {
        break;
      }
    }
    ask();
  }

  /** Of the first batch and those kept after it. */
  private StreamLocationsResponse acknowledgement() {
    var answer = StreamLocationsResponse.newBuilder();
    do {
      var batch = batches.remove();
      locations -= batch.size;
      answer.setDurableSequence(batch.sequence);
      for (var refusal : batch.receipt.refusals()) {
        answer.addRefused(LocationBatch.refused(refusal).setSequence(batch.sequence));
      }
    } while (isKept(batches.peek())
        && answer.getRefusedCount() + batches.peek().receipt.refusals().size() <= MOST_REFUSALS);
    return answer.build();
  }

  private static boolean isKept(Batch batch) {
    return batch != null && batch.receipt != null;
  }

  private synchronized void ask() {
    if (!open || !call.isReady()) return;
    int room =
        Math.min(MOST_BATCHES - batches.size(), (MOST_LOCATIONS - locations) / LocationBatch.MOST)
            - requested;
    if (room <= 0) return;
    requested += room;
    call.request(room);
  }

  /** The client is gone: nothing is taken in or answered any more. */
  private synchronized void leave() {
    open = false;
    answered = true;
    batches.clear();
  }
}
