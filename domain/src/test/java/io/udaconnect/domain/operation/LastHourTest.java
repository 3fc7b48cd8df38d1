package io.udaconnect.domain.operation;

import static io.udaconnect.domain.location.Sightings.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.operation.Flow.Totals;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastHourTest {
  private final LastHour hour = new LastHour();

  private void look(int second, long written, long stored) {
    hour.add(NOON.plusSeconds(second), Optional.of(new Totals(written, stored, 3)), 7);
  }

  private LastHour.Point last() {
    return hour.points().get(hour.points().size() - 1);
  }

  @Test
  void ratesAreOfTheTimeSinceTheLookBefore() {
    look(0, 1_000, 900);
    assertThat(last().ingest()).isNaN();
    assertThat(last().lag()).isEqualTo(100);
    look(10, 1_500, 1_100);
    assertThat(last()).isEqualTo(new LastHour.Point(NOON.plusSeconds(10), 50, 20, 400, 3, 7));
  }

  @Test
  void whatNobodyCouldSayIsNotANumberAndTheNextRateSpansIt() {
    look(0, 0, 0);
    hour.add(NOON.plusSeconds(10), Optional.empty(), 1);
    assertThat(last().ingest()).isNaN();
    assertThat(last().lag()).isNaN();
    assertThat(last().deadLetters()).isNaN();
    assertThat(last().viewers()).isEqualTo(1);
    look(20, 100, 0);
    assertThat(last().ingest()).isEqualTo(5);
  }

  @Test
  void aTopicThatWasMadeAnewIsNoNegativeRate() {
    look(0, 1_000, 900);
    look(10, 5, 0);
    assertThat(last().ingest()).isZero();
    assertThat(last().stored()).isZero();
  }

  @Test
  void anHourIsKeptAndNoMore() {
    for (int second = 0; second <= 7_200; second += 10) look(second, second, second);
    assertThat(hour.points()).hasSize(360);
    Instant first = hour.points().get(0).at();
    assertThat(first).isEqualTo(NOON.plusSeconds(3_610));
  }
}
