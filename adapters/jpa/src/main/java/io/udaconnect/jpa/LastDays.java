package io.udaconnect.jpa;

import io.udaconnect.domain.location.Location;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/**
 * The newest day on which each person was seen: what the table has for certain is remembered, so
 * that it is written to once a day for each person. Several threads may share it.
 */
final class LastDays {
  /** Ordered by person, so that two writers never cross. */
  private static final String NOTE =
      """
      insert into location_last_day as known (person_id, day)
      select person, timestamptz 'epoch' + day * interval '24 hours'
      from unnest(?::bigint[], ?::bigint[]) news (person, day)
      on conflict (person_id) do update set day = excluded.day where known.day < excluded.day
      """;

  /** Past so many persons it begins anew, with 50 MB of memory. */
  private static final int MOST = 1 << 21;

  private static final int FIRST_SIZE = 1 << 12;

  // A hash table: the place of a person, or the next free one after it. No person is 0.
  private long[] persons = new long[FIRST_SIZE]; // guarded by this, as the others
  private int[] days = new int[FIRST_SIZE];
  private int count;

  /** Of the persons in a batch sorted by day, the newest days that are not known to be noted. */
  synchronized SortedMap<Long, Long> news(List<Location> batch) {
    var news = new TreeMap<Long, Long>();
    long lastPerson = 0;
    long lastDay = Long.MIN_VALUE;
    for (var location : batch) {
      long person = location.person().value();
      long day = Day.of(location);
      if (person == lastPerson && day == lastDay) continue;
      int place = place(person);
      if (persons[place] == 0 || days[place] < day) news.put(person, day);
      lastPerson = person;
      lastDay = day;
    }
    return news;
  }

  /** Writes them down. Rolled back, it was nothing: {@link #remember} comes after the commit. */
  static void note(Connection connection, SortedMap<Long, Long> news) throws SQLException {
    if (news.isEmpty()) return;
    var arrays = connection.unwrap(PGConnection.class);
    try (var insert = connection.prepareStatement(NOTE)) {
      insert.setArray(1, arrays.createArrayOf("int8", news.keySet().toArray(Long[]::new)));
      insert.setArray(2, arrays.createArrayOf("int8", news.values().toArray(Long[]::new)));
      insert.executeUpdate();
    }
  }

  synchronized void remember(SortedMap<Long, Long> news) {
    news.forEach(this::remember);
  }

  private void remember(long person, long day) {
    if (2 * count >= persons.length) makeRoom();
    int place = place(person);
    if (persons[place] == 0) count++;
    else if (days[place] >= day) return;
    persons[place] = person;
    days[place] = (int) day;
  }

  private int place(long person) {
    int place = Long.hashCode(person * 0x9E3779B97F4A7C15L) & (persons.length - 1);
    while (persons[place] != 0 && persons[place] != person) {
      place = (place + 1) & (persons.length - 1);
    }
    return place;
  }

  private void makeRoom() {
    var known = persons;
    var knownDays = days;
    boolean full = count >= MOST;
    persons = new long[full ? FIRST_SIZE : 2 * known.length];
    days = new int[persons.length];
    count = 0;
    for (int i = 0; i < known.length && !full; i++) {
      if (known[i] != 0) remember(known[i], knownDays[i]);
    }
  }
}
