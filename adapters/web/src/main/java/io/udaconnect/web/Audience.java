package io.udaconnect.web;

import io.udaconnect.domain.live.LiveCounts;
import io.udaconnect.domain.live.Update;
import io.udaconnect.domain.live.Whereabouts;
import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.PersonId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * All who look on, and the one thread that tells them what is new. It never waits for any of them:
 * who takes too long is shown out, by threads that may wait. Several threads share it.
 */
@ApplicationScoped
public class Audience implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Audience.class.getName());
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final int DOORMEN = 4;

  private final Whereabouts whereabouts;
  private final People people;
  private final WebSettings settings;
  private final LiveCounts counts;
  private final Map<String, Seat> seats = new ConcurrentHashMap<>();
  private final BlockingQueue<Seat> calling = new LinkedBlockingQueue<>();
  private final ExecutorService doormen;
  private final Thread thread = new Thread(this::run, "udaconnect-live-audience");

  private volatile boolean isClosed;
  private volatile State state = new State(false, "");

  /** What everybody is told now and then, in words. */
  record State(boolean isLive, String words) {}

  @Inject
  public Audience(Whereabouts whereabouts, People people, WebSettings settings, LiveCounts counts) {
    this.whereabouts = whereabouts;
    this.people = people;
    this.settings = settings;
    this.counts = counts;
    doormen = Executors.newFixedThreadPool(DOORMEN, task -> daemon(task, "udaconnect-live-door"));
    thread.setDaemon(true);
  }

  /** Only for the container's proxy. */
  protected Audience() {
    whereabouts = null;
    people = null;
    settings = null;
    counts = null;
    doormen = null;
  }

  private static Thread daemon(Runnable task, String name) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Begins to tell. */
  public void start() {
    thread.start();
  }

  /** How many look on. */
  public int size() {
    return seats.size();
  }

  boolean isFull() {
    return seats.size() >= settings.viewers();
  }

  void enter(Session session) {
    // ours comes first; this one has the server let go of what is on its way
    session.getAsyncRemote().setSendTimeout(2 * settings.sendTimeout().toMillis());
    var seat = new Seat(session, whereabouts.viewer(), this);
    seats.put(session.getId(), seat);
    counts.entered();
    call(seat);
  }

  void hear(Session session, String message) {
    Optional.ofNullable(seats.get(session.getId())).ifPresent(seat -> seat.hear(message));
  }

  void leave(Session session) {
    Optional.ofNullable(seats.remove(session.getId())).ifPresent(this::left);
  }

  /** Something went wrong with their connection. */
  void fail(Session session) {
    Optional.ofNullable(seats.get(session.getId())).ifPresent(this::lose);
  }

  /** There is something for them at once. */
  void call(Seat seat) {
    calling.add(seat);
  }

  /** Shows them out; whoever calls need not wait. */
  void dismiss(Seat seat, CloseCode code, String reason) {
    counts.dismissed();
    end(seat, code, reason);
  }

  /** They cannot be reached any more. */
  void lose(Seat seat) {
    end(seat, CloseCodes.GOING_AWAY, "cannot be reached");
  }

  private void left(Seat seat) {
    seat.leave();
    counts.left();
  }

  private void end(Seat seat, CloseCode code, String reason) {
    if (seats.values().remove(seat)) left(seat);
    doormen.execute(() -> seat.close(new CloseReason(code, reason)));
  }

  State state() {
    return state;
  }

  LiveCounts counts() {
    return counts;
  }

  /** Those of these people who are known, in words. */
  String names(List<Long> ids) {
    return LivePage.names(
        ids.stream().map(PersonId::new).map(people::find).flatMap(Optional::stream).toList());
  }

  private void run() {
    var update = new Update();
    var page = new LivePage();
    long nextTick = System.nanoTime();
    while (!isClosed) {
      try {
        long now = System.nanoTime();
        if (now - nextTick >= 0) {
          nextTick = now - nextTick < TICK_NANOS ? nextTick + TICK_NANOS : now + TICK_NANOS;
          tick(now, update, page);
        }
        var seat = calling.poll(nextTick - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (seat != null) seat.serve(System.nanoTime(), update, page);
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException failure) { // whatever it is, the others want to go on
        LOG.log(Level.SEVERE, "a viewer could not be served", failure);
      }
    }
  }

  private void tick(long now, Update update, LivePage page) {
    boolean isLive = whereabouts.isCurrent();
    state = new State(isLive, LivePage.state(isLive, whereabouts.people(), whereabouts.newest()));
    long patience = settings.sendTimeout().toNanos();
    for (var seat : seats.values()) {
      if (seat.isStuck(now, patience)) {
        dismiss(seat, CloseCodes.VIOLATED_POLICY, "takes nothing");
      } else {
        seat.serve(now, update, page);
      }
    }
  }

  @PreDestroy
  @Override
  public void close() {
    isClosed = true;
    thread.interrupt();
    doormen.shutdown();
  }
}
