package io.udaconnect.bench;

import io.udaconnect.launcher.Trouble;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Recorder;

/** One who looks on at the live feed, and notes how soon each position came. */
final class Watcher implements WebSocket.Listener, AutoCloseable {
  private static final String POSITIONS = "\"positions\":[";
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);

  /** What all of them together were told. */
  static final class Tally {
    final LongAdder messages = new LongAdder();
    final LongAdder characters = new LongAdder();
    final LongAdder positions = new LongAdder();
    final LongAdder lost = new LongAdder();
    final Recorder delays = new Recorder(LONGEST_MICROS, 3);

    /** From now on. */
    void reset() {
      messages.reset();
      characters.reset();
      positions.reset();
      delays.reset();
    }
  }

  private final Venue venue;
  private final Acknowledged acknowledged;
  private final Tally tally;
  private final StringBuilder part = new StringBuilder(); // only the client's thread
  private final WebSocket socket;
  private volatile boolean isClosed;

  Watcher(
      HttpClient client,
      URI feed,
      String view,
      Venue venue,
      Acknowledged acknowledged,
      Tally tally) {
    this.venue = venue;
    this.acknowledged = acknowledged;
    this.tally = tally;
    try {
      socket = client.newWebSocketBuilder().buildAsync(feed, this).join();
      socket.sendText(view, true).join();
    } catch (CompletionException e) {
      throw new Trouble("no viewer can look on at " + feed + ": " + e.getCause() + ".");
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    part.append(text);
    if (last) {
      note(part.toString(), System.nanoTime());
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    if (!isClosed) tally.lost.increment();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    if (!isClosed) tally.lost.increment();
  }

  private void note(String message, long now) {
    tally.messages.increment();
    tally.characters.add(message.length());
    int at = message.indexOf(POSITIONS);
    if (at < 0) return;
    at += POSITIONS.length();
    while (message.charAt(at) == '[') {
      int comma = message.indexOf(',', at);
      int end = message.indexOf(']', comma);
      long person = Long.parseLong(message, at + 1, comma, 10);
      long millis = Long.parseLong(message, message.lastIndexOf(',', end) + 1, end, 10);
      note(person, millis, now);
      at = end + 1;
      if (message.charAt(at) == ',') at++;
    }
  }

  private void note(long person, long millis, long now) {
    tally.positions.increment();
    int index = venue.index(person);
    long since = index < 0 ? -1 : acknowledged.since(index, millis, now);
    if (since < 0) return;
    tally.delays.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(since)));
  }

  @Override
  public void close() {
    isClosed = true;
    socket.abort();
  }
}
