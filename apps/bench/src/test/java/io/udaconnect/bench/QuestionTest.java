package io.udaconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuestionTest {
  private static final int PEOPLE = 200;

  @Test
  void theSameSeedAsksAboutTheSamePeople() {
    var some = Question.draw(Kind.TOGETHER, crowd(5, 20_000, 1), 10);
    assertThat(some).hasSize(10).isEqualTo(Question.draw(Kind.TOGETHER, crowd(5, 20_000, 1), 10));
    assertThat(some).isNotEqualTo(Question.draw(Kind.TOGETHER, crowd(5, 20_000, 2), 10));
  }

  @Test
  void aWeekIsNoLongerThanTheCrowdIsThere() {
    var crowd = crowd(5, 20_000, 1);
    var question = Question.draw(Kind.TOGETHER_WEEK, crowd, 1).get(0);
    assertThat(question.from()).isEqualTo(crowd.date(0));
    assertThat(question.until()).isEqualTo(crowd.date(4));
    int own = 0;
    for (int day = 0; day < 5; day++) own += crowd.rowsOf(question.person(), day);
    assertThat(question.own()).isEqualTo(own);
  }

  @Test
  void thoseWhoSendMuchHaveOverAThousandIfThereAreSuch() {
    var some = crowd(1, 20_000, 1);
    assertThat(Question.draw(Kind.HEAVY_TOGETHER, some, 5))
        .hasSize(5)
        .allMatch(question -> some.isHeavy(question.person()));
    var many = crowd(1, 26_000, 1);
    assertThat(Question.draw(Kind.HEAVY_TOGETHER, many, PEOPLE))
        .isNotEmpty()
        .hasSizeLessThan(PEOPLE / 20)
        .allMatch(question -> question.own() > 1_000);
    assertThat(Question.draw(Kind.TOGETHER, many, PEOPLE))
        .hasSize(PEOPLE - PEOPLE / 20)
        .noneMatch(question -> many.isHeavy(question.person()));
  }

  private static Crowd crowd(int days, long rows, long seed) {
    return new Crowd(
        new Crowd.Size(PEOPLE, days, rows, seed), LongStream.rangeClosed(1, PEOPLE).toArray());
  }
}
