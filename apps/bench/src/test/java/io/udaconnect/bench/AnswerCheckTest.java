package io.udaconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerCheckTest {
  private final Crowd crowd =
      new Crowd(new Crowd.Size(60, 2, 20_000, 1), LongStream.rangeClosed(1, 60).toArray());

  @Test
  void theFirstRowThatDiffersIsTold() {
    assertThat(AnswerCheck.difference(List.of("a", "b"), List.of("a", "b"))).isEmpty();
    assertThat(AnswerCheck.difference(List.of("a", "x"), List.of("a", "b")))
        .hasValueSatisfying(words -> assertThat(words).contains("row 2 is \"x\", right is \"b\""));
    assertThat(AnswerCheck.difference(List.of("a"), List.of("a", "b")))
        .hasValueSatisfying(words -> assertThat(words).contains("1 rows, right are 2", "none"));
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatLacksARowIsCounted(Kind kind) throws Exception {
    var question = Question.draw(kind, crowd, 1).get(0);
    var right = new PlainAnswers(crowd).rows(question);
    assertThat(right).isNotEmpty();
    var check = new AnswerCheck(crowd);
    check.compare(question, List.of(answering(right)));
    assertThat(check.compared()).isEqualTo(1);
    assertThat(check.differing()).isZero();
    check.compare(question, List.of(answering(right.subList(1, right.size()))));
    assertThat(check.differing()).isEqualTo(1);
  }

  /** Each own location against each other of the day, without any short cut. */
  @Test
  void thoseTogetherAreThose() {
    var question = Question.draw(Kind.TOGETHER, crowd, 1).get(0);
    var own = crowd(question.firstDay()).stream().filter(at -> at.person == question.id()).toList();
    long near =
        crowd(question.firstDay()).stream()
            .filter(at -> at.person != question.id())
            .filter(at -> own.stream().anyMatch(mine -> mine.isNear(at)))
            .count();
    assertThat(new PlainAnswers(crowd).rows(question)).hasSize((int) near).isNotEmpty();
  }

  private List<Seen> crowd(int day) {
    var all = new ArrayList<Seen>();
    crowd.show(
        day,
        (person, micros, latitudeE7, longitudeE7) ->
            all.add(new Seen(person, micros, latitudeE7, longitudeE7)));
    return all;
  }

  private record Seen(long person, long micros, int latitudeE7, int longitudeE7) {
    boolean isNear(Seen other) {
      return Math.abs(micros - other.micros) <= 60_000_000
          && new GeoPoint(latitudeE7, longitudeE7)
                  .to(new GeoPoint(other.latitudeE7, other.longitudeE7))
                  .metres()
              <= 5;
    }
  }

  private static Asker.Reader answering(List<String> rows) {
    return new Asker.Reader() {
      @Override
      public Answer ask(Question question) {
        return new Answer(rows.size(), 0);
      }

      @Override
      public List<String> rows(Question question) {
        return rows;
      }

      @Override
      public void close() {}
    };
  }
}
