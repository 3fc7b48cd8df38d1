package io.udaconnect.bench;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * One person's question about some days of a crowd.
 *
 * @param person the place in the crowd
 * @param id as the system knows the person
 * @param firstDay of the crowd's days
 * @param lastDay the last one that counts
 * @param from the date of the first
 * @param until the date of the last
 * @param own how many locations of the person's own there are in that time
 */
record Question(
    Kind kind,
    int person,
    long id,
    int firstDay,
    int lastDay,
    LocalDate from,
    LocalDate until,
    int own) {
  private static final int MANY = 1_000;

  /**
   * Of one kind, about so many drawn persons, or as many as there are. Where it is about those who
   * send much, about those with many locations of their own, if there are any.
   */
  static List<Question> draw(Kind kind, Crowd crowd, int persons) {
    if (!kind.isHeavy()) return of(kind, crowd, crowd.some(persons, who -> !crowd.isHeavy(who)));
    var all = of(kind, crowd, crowd.some(Integer.MAX_VALUE, crowd::isHeavy));
    var many = all.stream().filter(question -> question.own > MANY).toList();
    return (many.isEmpty() ? all : many).stream().limit(persons).toList();
  }

  private static List<Question> of(Kind kind, Crowd crowd, int... persons) {
    return Arrays.stream(persons).mapToObj(person -> of(kind, crowd, person)).toList();
  }

  private static Question of(Kind kind, Crowd crowd, int person) {
    int days = Math.min(kind.days(), crowd.size().days());
    int first = crowd.someDay(person) % (crowd.size().days() - days + 1);
    int last = first + days - 1;
    int own = 0;
    for (int day = first; day <= last; day++) own += crowd.rowsOf(person, day);
    return new Question(
        kind, person, crowd.id(person), first, last, crowd.date(first), crowd.date(last), own);
  }
}
