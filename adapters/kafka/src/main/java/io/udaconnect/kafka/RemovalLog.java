package io.udaconnect.kafka;

import io.udaconnect.domain.person.PersonId;
import java.util.ArrayDeque;
import java.util.List;

/** The latest removals of persons, for those who follow them. Several threads share it. */
final class RemovalLog {
  private static final int MOST = 10_000;

  private final ArrayDeque<Removal> latest = new ArrayDeque<>(); // guarded by this
  private long begin; // guarded by this

  /** Where the topic of persons says that one was removed. */
  record Removal(PersonId person, long offset) {}

  /**
   * Some removals.
   *
   * @param begin the offset from which on they are all
   */
  record Part(long begin, List<Removal> removals) {}

  /** A reader that begins anew tells again of those that are here. */
  synchronized void add(PersonId person, long offset) {
    if (!latest.isEmpty() && offset <= latest.getLast().offset()) return;
    if (latest.size() == MOST) begin = latest.removeFirst().offset() + 1;
    latest.addLast(new Removal(person, offset));
  }

  /** Those at this offset and later ones, as far as they are remembered. */
  synchronized Part from(long offset) {
    if (latest.isEmpty() || latest.getLast().offset() < offset) return new Part(begin, List.of());
    return new Part(begin, latest.stream().filter(one -> one.offset() >= offset).toList());
  }
}
