package io.udaconnect.domain.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a client knows that does as it is told. */
final class Onlooker {
  static final Whereabouts.Writing WRITING =
      (person, latitudeE7, longitudeE7, micros) ->
          (person + " " + latitudeE7 + " " + longitudeE7 + " " + micros).getBytes(UTF_8);

  /** Where one was seen, and when. */
  record Seen(int latitudeE7, int longitudeE7, long micros) {}

  private final Update update = new Update();
  private Viewer viewer;

  /** What is on the client's map. */
  final Map<Long, Seen> map = new TreeMap<>();

  /** How many positions it was told. */
  int told;

  /** How many of the answers replaced all it had. */
  int complete;

  String mark = "";

  static Onlooker at(Whereabouts whereabouts, View view) {
    var onlooker = new Onlooker();
    onlooker.comeTo(whereabouts, view);
    return onlooker;
  }

  /** Opens a connection, with the mark that it has. */
  void comeTo(Whereabouts whereabouts, View view) {
    viewer = whereabouts.viewer();
    look(view, mark.isEmpty() ? Optional.empty() : Optional.of(mark));
  }

  void look(View view, Optional<String> mark) {
    viewer.look(view, mark);
  }

  /** Takes one update; false if there was nothing more to tell. */
  boolean take() {
    viewer.next(update);
    if (!update.isEmpty()) {
      if (update.isComplete()) {
        complete++;
        map.clear();
      }
      for (int i = 0; i < update.goneCount(); i++) map.remove(update.gone(i));
      for (int i = 0; i < update.positionCount(); i++) put(update.position(i));
      mark = update.mark();
    }
    return update.isMore();
  }

  private void put(byte[] position) {
    var parts =
        Arrays.stream(new String(position, UTF_8).split(" ", -1))
            .mapToLong(Long::parseLong)
            .toArray();
    map.put(parts[0], new Seen((int) parts[1], (int) parts[2], parts[3]));
    told++;
  }

  /** Takes all there is. */
  Onlooker catchUp() {
    while (take()) {
      // and goes on
    }
    return this;
  }
}
