package io.udaconnect.bench;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.udaconnect.domain.geo.GeoPoint;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the answers must be, found slowly from the crowd itself: each of its locations is held
 * against all own ones that are not plainly out of reach, over the ellipsoid.
 */
final class PlainAnswers {
  /** A metre is at most so many 1e-7 degrees north, at the equator; one per cent is added. */
  private static final double LATITUDE_E7_A_METRE = 91.4;

  private static final long GAP = micros(Kind.GAP);

  private final Crowd crowd;

  PlainAnswers(Crowd crowd) {
    this.crowd = crowd;
  }

  /** Where somebody was when. */
  private record Point(long micros, int latitudeE7, int longitudeE7) {
    static final Comparator<Point> BY_TIME =
        comparingLong(Point::micros)
            .thenComparing(Point::latitudeE7)
            .thenComparing(Point::longitudeE7);

    GeoPoint place() {
      return new GeoPoint(latitudeE7, longitudeE7);
    }
  }

  /** One of the person's own and one of another's, near each other. */
  private record Pair(long other, Point own, Point theirs, double metres) {
    long from() {
      return Math.min(own.micros, theirs.micros);
    }

    long to() {
      return Math.max(own.micros, theirs.micros);
    }
  }

  /** A time together. */
  private record Meeting(long other, long from, long to, List<Pair> pairs) {
    static final Comparator<Meeting> BY_TIME =
        comparingLong(Meeting::from).thenComparing(Meeting::to);
  }

  List<String> rows(Question question) {
    return switch (question.kind().what()) {
      case CONNECTIONS -> connections(question);
      case ENCOUNTERS -> encounters(question);
      case MET -> met(question);
    };
  }

  private List<String> connections(Question question) {
    var rows = new ArrayList<Pair>();
    forEachNear(
        question,
        pairs ->
            rows.add(
                pairs.stream()
                    .min(comparing(Pair::metres).thenComparing(pair -> pair.own.micros))
                    .orElseThrow()));
    rows.sort(comparing((Pair pair) -> pair.theirs.micros).thenComparing(Pair::other));
    return rows.stream()
        .map(
            pair ->
                Rows.connection(
                    pair.other,
                    pair.theirs.micros,
                    pair.theirs.place(),
                    pair.metres,
                    pair.own.micros))
        .toList();
  }

  private List<String> encounters(Question question) {
    var meetings = new ArrayList<Meeting>();
    together(question).values().forEach(meetings::addAll);
    long me = question.id();
    meetings.sort(
        comparing(Meeting::to)
            .thenComparing(meeting -> Math.min(me, meeting.other))
            .thenComparing(meeting -> Math.max(me, meeting.other)));
    return meetings.stream().map(meeting -> encounter(me, meeting)).toList();
  }

  private static String encounter(long me, Meeting meeting) {
    boolean isOne = me < meeting.other;
    Comparator<Pair> closest =
        comparing(Pair::metres)
            .thenComparing(pair -> (isOne ? pair.own : pair.theirs).micros)
            .thenComparing(pair -> (isOne ? pair.theirs : pair.own).micros)
            .thenComparing(pair -> isOne ? pair.own : pair.theirs, Point.BY_TIME)
            .thenComparing(pair -> isOne ? pair.theirs : pair.own, Point.BY_TIME);
    var nearest = meeting.pairs.stream().min(closest).orElseThrow();
    var one = isOne ? nearest.own : nearest.theirs;
    var other = isOne ? nearest.theirs : nearest.own;
    Set<Point> own = new HashSet<>();
    Set<Point> theirs = new HashSet<>();
    for (var pair : meeting.pairs) {
      own.add(pair.own);
      theirs.add(pair.theirs);
    }
    return Rows.encounter(
        meeting.other,
        meeting.from,
        meeting.to,
        nearest.metres,
        own.size() + theirs.size(),
        one.place().middleTo(other.place()));
  }

  private List<String> met(Question question) {
    var sums = new ArrayList<Sum>();
    if (question.kind().within().isPresent()) {
      together(question).forEach((other, meetings) -> sums.add(Sum.of(other, meetings)));
    } else {
      visits(question).forEach((other, visits) -> sums.add(visits.sum(other)));
    }
    sums.sort(comparing(Sum::time).reversed().thenComparing(Sum::other));
    return sums.stream().map(Sum::words).toList();
  }

  /** All meetings with one other person. */
  private record Sum(long other, long first, long last, int times, long time, double closest) {
    static Sum of(long other, List<Meeting> meetings) {
      return new Sum(
          other,
          meetings.stream().mapToLong(Meeting::from).min().orElseThrow(),
          meetings.stream().mapToLong(Meeting::to).max().orElseThrow(),
          meetings.size(),
          meetings.stream().mapToLong(meeting -> meeting.to - meeting.from).sum(),
          meetings.stream()
              .flatMap(meeting -> meeting.pairs.stream())
              .mapToDouble(Pair::metres)
              .min()
              .orElseThrow());
    }

    String words() {
      return Rows.met(other, first, last, times, Duration.of(time, ChronoUnit.MICROS), closest);
    }
  }

  /** When another was where this person was at whatever time; of a week there are millions. */
  private static final class Visits {
    private final List<Long> instants = new ArrayList<>();
    private double closest = Double.POSITIVE_INFINITY;

    Sum sum(long other) {
      instants.sort(Comparator.naturalOrder());
      long last = instants.get(0);
      int times = 1;
      long time = 0;
      for (long instant : instants) {
        if (instant - last >= GAP) times++;
        else time += instant - last;
        last = instant;
      }
      return new Sum(other, instants.get(0), last, times, time, closest);
    }
  }

  /** Of each other person, when the two were together. */
  private Map<Long, List<Meeting>> together(Question question) {
    var single = new HashMap<Long, List<Meeting>>();
    forEachNear(
        question,
        pairs -> {
          for (var pair : pairs) {
            single
                .computeIfAbsent(pair.other, other -> new ArrayList<>())
                .add(new Meeting(pair.other, pair.from(), pair.to(), List.of(pair)));
          }
        });
    single.replaceAll((other, meetings) -> joined(meetings));
    return single;
  }

  private Map<Long, Visits> visits(Question question) {
    var visits = new HashMap<Long, Visits>();
    forEachNear(
        question,
        pairs -> {
          var theirs = visits.computeIfAbsent(pairs.get(0).other, other -> new Visits());
          theirs.instants.add(pairs.get(0).theirs.micros);
          for (var pair : pairs) theirs.closest = Math.min(theirs.closest, pair.metres);
        });
    return visits;
  }

  /** Those between which too little time lies are one. */
  private static List<Meeting> joined(List<Meeting> single) {
    single.sort(Meeting.BY_TIME);
    var joined = new ArrayList<Meeting>();
    for (var next : single) {
      var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      boolean isNew = last == null || (next.from > last.to && next.from - last.to >= GAP);
      if (isNew) {
        joined.add(new Meeting(next.other, next.from, next.to, new ArrayList<>(next.pairs)));
      } else {
        last.pairs.addAll(next.pairs);
        joined.set(
            joined.size() - 1,
            new Meeting(last.other, last.from, Math.max(last.to, next.to), last.pairs));
      }
    }
    return joined;
  }

  /** For each location of another that is near at least one own: all of its pairs. */
  private void forEachNear(Question question, Consumer<List<Pair>> found) {
    var own = own(question);
    for (int day = question.firstDay(); day <= question.lastDay(); day++) {
      crowd.show(
          day,
          (other, micros, latitudeE7, longitudeE7) -> {
            if (other == question.id()) return;
            var pairs = own.pairs(other, new Point(micros, latitudeE7, longitudeE7));
            if (!pairs.isEmpty()) found.accept(pairs);
          });
    }
  }

  private Track own(Question question) {
    var points = new ArrayList<Point>();
    for (int day = question.firstDay(); day <= question.lastDay(); day++) {
      crowd.showOwn(
          question.person(),
          day,
          (person, micros, latitudeE7, longitudeE7) ->
              points.add(new Point(micros, latitudeE7, longitudeE7)));
    }
    return new Track(points, question.kind());
  }

  /** The person's own, from south to north. */
  private static final class Track {
    private final Point[] points;
    private final double reach;
    private final long within;
    private final int latitudes;
    private final int longitudes;

    Track(List<Point> own, Kind kind) {
      points = own.stream().sorted(comparing(Point::latitudeE7)).toArray(Point[]::new);
      reach = kind.metres();
      within = kind.within().map(PlainAnswers::micros).orElse(Long.MAX_VALUE);
      latitudes = (int) Math.ceil(reach * LATITUDE_E7_A_METRE);
      double farthest =
          own.stream().mapToDouble(point -> Math.abs(point.latitudeE7 / 1e7)).max().orElse(0);
      longitudes = (int) Math.ceil(latitudes / Math.cos(Math.toRadians(farthest)));
    }

    List<Pair> pairs(long other, Point theirs) {
      List<Pair> pairs = List.of();
      for (int i = southernmost(theirs.latitudeE7 - latitudes);
          i < points.length && points[i].latitudeE7 <= theirs.latitudeE7 + latitudes;
          i++) {
        var own = points[i];
        if (Math.abs(own.longitudeE7 - theirs.longitudeE7) > longitudes
            || Math.abs(own.micros - theirs.micros) > within) {
          continue;
        }
        double metres = own.place().to(theirs.place()).metres();
        if (metres > reach) continue;
        if (pairs.isEmpty()) pairs = new ArrayList<>();
        pairs.add(new Pair(other, own, theirs, metres));
      }
      return pairs;
    }

    /** The place of the first that is not south of there. */
    private int southernmost(int latitudeE7) {
      int low = 0;
      int high = points.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (points[middle].latitudeE7 < latitudeE7) low = middle + 1;
        else high = middle;
      }
      return low;
    }
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
