package io.udaconnect.bench;

import java.time.Duration;
import java.util.Locale;

/** How a track is joined with what is near it. */
enum PostgisForm {
  JOIN(
      """
      from bench.seen a join bench.seen b on st_dwithin(a.place, b.place, %1$d) %2$s
      where a.person_id = %3$d and a.instant >= '%4$s' and a.instant < '%5$s'
        and b.instant >= '%4$s' and b.instant < '%5$s' and b.person_id <> %3$d
      """),
  LATERAL(
      """
      from (
        select * from bench.seen
        where person_id = %3$d and instant >= '%4$s' and instant < '%5$s'
        order by instant offset 0) a
      cross join lateral (
        select * from bench.seen b
        where st_dwithin(a.place, b.place, %1$d) %2$s
          and b.instant >= '%4$s' and b.instant < '%5$s' and b.person_id <> %3$d
        offset 0) b
      """);

  private static final String CONNECTIONS =
      """
      select distinct on (b.instant, b.person_id)
        b.instant, b.person_id, st_y(b.place::geometry), st_x(b.place::geometry),
        st_distance(a.place, b.place), a.instant
      %s order by b.instant, b.person_id, st_distance(a.place, b.place), a.instant
      """;

  /** Less than what the system answers: without the times together and the least distance. */
  private static final String MET =
      """
      select b.person_id, min(b.instant), max(b.instant), count(*)
      %s group by b.person_id order by count(*) desc
      """;

  private static final String ENCOUNTERS =
      """
      with pair as (
        select b.person_id, least(a.instant, b.instant) since,
          greatest(a.instant, b.instant) until, st_distance(a.place, b.place) metres
        %s
      ), begun as (
        select *, case when since - max(until) over (
            partition by person_id order by since, until
            rows between unbounded preceding and 1 preceding) < interval '%s'
          then 0 else 1 end one
        from pair
      ), numbered as (
        select *, sum(one) over (partition by person_id order by since, until) number from begun
      )
      select person_id, min(since), max(until), min(metres), count(*)
      from numbered group by person_id, number order by 3, 1
      """;

  private final String join;

  PostgisForm(String join) {
    this.join = join;
  }

  String sql(Question question) {
    var kind = question.kind();
    String near =
        join.formatted(
            kind.metres(),
            kind.within().map(PostgisForm::time).orElse(""),
            question.id(),
            Postgis.midnight(question.from()),
            Postgis.midnight(question.until().plusDays(1)));
    return switch (kind.what()) {
      case CONNECTIONS -> CONNECTIONS.formatted(near);
      case MET -> MET.formatted(near);
      case ENCOUNTERS -> ENCOUNTERS.formatted(near, Kind.GAP);
    };
  }

  private static String time(Duration within) {
    return "and b.instant between a.instant - interval '%1$s' and a.instant + interval '%1$s'"
        .formatted(within);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
