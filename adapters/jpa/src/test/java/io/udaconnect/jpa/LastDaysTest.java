package io.udaconnect.jpa;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.person.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LastDaysTest {
  private static final long TODAY = Day.of(NOON);

  private final LastDays days = new LastDays();

  private static Location on(long day, long person) {
    return seen(person, NOON.plusSeconds(86_400 * (day - TODAY)), 1, 1);
  }

  @Test
  void aNewerDayIsNewsUntilItIsRemembered() {
    var batch = List.of(on(TODAY, 1), on(TODAY, 2), on(TODAY + 1, 1));
    assertThat(days.news(batch)).isEqualTo(Map.of(1L, TODAY + 1, 2L, TODAY));
    assertThat(days.news(batch)).hasSize(2);
    days.remember(days.news(batch));
    assertThat(days.news(batch)).isEmpty();
    assertThat(days.news(List.of(on(TODAY - 1, 1), on(TODAY + 1, 2))))
        .isEqualTo(Map.of(2L, TODAY + 1));
  }

  @Test
  void anOlderDayIsNotRememberedOverANewerOne() {
    var old = days.news(List.of(on(TODAY, 1)));
    days.remember(days.news(List.of(on(TODAY + 1, 1))));
    days.remember(old);
    assertThat(days.news(List.of(on(TODAY + 1, 1)))).isEmpty();
  }

  @Test
  void manyPersonsWithIdsFarApartAreToldApart() {
    var crowd =
        new Random(7)
            .longs(100_000, 1, PersonId.MAX)
            .distinct()
            .mapToObj(id -> on(TODAY, id))
            .toList();
    var row = IntStream.rangeClosed(1, 100_000).mapToObj(id -> on(TODAY, id)).toList();
    days.remember(days.news(crowd));
    days.remember(days.news(row));
    assertThat(days.news(crowd)).isEmpty();
    assertThat(days.news(row)).isEmpty();
    assertThat(days.news(List.of(on(TODAY, 100_001)))).hasSize(1);
  }

  @Test
  void pastTwoMillionPersonsItBeginsAnew() {
    for (int from = 1; from <= 2_200_000; from += 100_000) {
      days.remember(
          days.news(IntStream.range(from, from + 100_000).mapToObj(i -> on(TODAY, i)).toList()));
    }
    assertThat(days.news(List.of(on(TODAY, 1)))).hasSize(1);
    assertThat(days.news(List.of(on(TODAY, 2_150_000)))).isEmpty();
  }
}
