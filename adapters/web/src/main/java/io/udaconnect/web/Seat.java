package io.udaconnect.web;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.live.Update;
import io.udaconnect.domain.live.Viewer;
import io.udaconnect.web.LiveRequest.Look;
import io.udaconnect.web.LiveRequest.Names;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One viewer's connection. One message is on its way to them at most; the next is made when that
 * was taken, of what is newest then. What they asked waits meanwhile, as long as it is little.
 * Several threads share it.
 */
final class Seat {
  private static final long STATE_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** More answers do not wait: who asks so much without reading must go. */
  private static final int MOST_ANSWERS = 16;

  /** The names of so many people are in one message. */
  private static final int NAMES = 200;

  private final Session session;
  private final Viewer viewer;
  private final Audience audience;

  // guarded by this, as all that follows
  private final Deque<Supplier<String>> answers = new ArrayDeque<>();
  private long pauseNanos = Long.MAX_VALUE;
  private long dueNanos;
  private long stateDueNanos;
  private Optional<Boolean> toldLive = Optional.empty();
  private boolean isMore;
  private boolean isSending;
  private boolean isGone;
  private long sendingSince;

  Seat(Session session, Viewer viewer, Audience audience) {
    this.session = session;
    this.viewer = viewer;
    this.audience = audience;
  }

  /** They say something. */
  void hear(String message) {
    try {
      var request = LiveRequest.parse(message);
      if (request instanceof Look look) look(look);
      else if (request instanceof Names names) answerNames(names.people());
    } catch (Refused refused) {
      answer(
          refused.faults().stream().<Supplier<String>>map(f -> () -> LivePage.refused(f)).toList());
    }
    audience.call(this);
  }

  private synchronized void look(Look look) {
    viewer.look(look.view(), look.mark());
    pauseNanos = look.pause().toNanos();
    dueNanos = System.nanoTime();
    isMore = true;
  }

  /** Who these people are is looked up when it is said. */
  private void answerNames(List<Long> people) {
    var parts = new ArrayList<Supplier<String>>();
    for (int i = 0; i == 0 || i < people.size(); i += NAMES) {
      var part = people.subList(i, Math.min(i + NAMES, people.size()));
      parts.add(() -> audience.names(part));
    }
    answer(parts);
  }

  private void answer(List<Supplier<String>> more) {
    boolean isTooMuch;
    synchronized (this) {
      isTooMuch = answers.size() + more.size() > MOST_ANSWERS;
      if (!isTooMuch) answers.addAll(more);
    }
    if (isTooMuch) audience.dismiss(this, CloseCodes.VIOLATED_POLICY, "asks more than it reads");
  }

  /**
   * Says the next thing, if there is one and they have taken the one before.
   *
   * @param update room to make it
   * @param page room to write it
   */
  synchronized void serve(long now, Update update, LivePage page) {
    if (isGone || isSending) return;
    var words = next(now, update, page);
    if (words.isEmpty()) return;
    isSending = true;
    sendingSince = now;
    try {
      session.getAsyncRemote().sendText(words.get(), this::sent);
    } catch (IllegalArgumentException | IllegalStateException closed) {
      isGone = true; // and the server says so to the endpoint
    }
  }

  private Optional<String> next(long now, Update update, LivePage page) {
    var state = audience.state();
    if (!toldLive.equals(Optional.of(state.isLive())) || now - stateDueNanos >= 0) {
      toldLive = Optional.of(state.isLive());
      stateDueNanos = now + STATE_NANOS;
      return Optional.of(state.words());
    }
    var answer = answers.poll();
    if (answer != null) return Optional.of(answer.get());
    return isMore || isDue(now) ? news(update, page) : Optional.empty();
  }

  private boolean isDue(long now) {
    long late = now - dueNanos;
    if (pauseNanos == Long.MAX_VALUE || late < 0) return false;
    dueNanos = (late < pauseNanos ? dueNanos : now) + pauseNanos;
    return true;
  }

  private Optional<String> news(Update update, LivePage page) {
    viewer.next(update);
    isMore = update.isMore();
    if (update.isEmpty()) return Optional.empty();
    audience.counts().told(update);
    return Optional.of(update.goneCount() > 0 ? page.gone(update) : page.positions(update));
  }

  private void sent(SendResult result) {
    boolean isWaiting;
    synchronized (this) {
      isSending = false;
      isWaiting = isMore || !answers.isEmpty();
    }
    if (!result.isOK()) audience.lose(this);
    else if (isWaiting) audience.call(this);
  }

  /** Whether they have not taken for so long what is on its way to them. */
  synchronized boolean isStuck(long now, long patienceNanos) {
    return !isGone && isSending && now - sendingSince > patienceNanos;
  }

  synchronized void leave() {
    isGone = true;
  }

  /** May wait for the network. */
  void close(CloseReason reason) {
    try {
      session.close(reason);
    } catch (IOException | IllegalArgumentException | IllegalStateException closed) {
      return; // as was wanted
    }
  }
}
