package io.udaconnect.bench;

import java.util.List;
import java.util.Optional;

/** Holds answers against those that are plainly right. */
final class AnswerCheck {
  private final PlainAnswers plain;
  private int compared;
  private int differing;
  private long rows;

  AnswerCheck(Crowd crowd) {
    plain = new PlainAnswers(crowd);
  }

  int compared() {
    return compared;
  }

  int differing() {
    return differing;
  }

  /** Of all answers that were compared. */
  long rows() {
    return rows;
  }

  /** Asks everyone, and tells the first row in which an answer differs. */
  void compare(Question question, List<Asker.Reader> askers) throws Exception {
    var right = plain.rows(question);
    for (var asker : askers) {
      compared++;
      rows += right.size();
      difference(asker.rows(question), right)
          .ifPresent(
              words -> {
                differing++;
                System.err.printf(
                    "WRONG: %s of person %d, %s to %s: %s%n",
                    question.kind(), question.id(), question.from(), question.until(), words);
              });
    }
  }

  static Optional<String> difference(List<String> answer, List<String> right) {
    if (answer.equals(right)) return Optional.empty();
    int at = 0;
    while (at < answer.size() && at < right.size() && answer.get(at).equals(right.get(at))) at++;
    return Optional.of(
        "%d rows, right are %d; row %d is \"%s\", right is \"%s\""
            .formatted(answer.size(), right.size(), at + 1, row(answer, at), row(right, at)));
  }

  private static String row(List<String> rows, int at) {
    return at < rows.size() ? rows.get(at) : "none";
  }
}
