package io.udaconnect.domain.proximity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class EncounterDetectorTest {
  private static final EncounterRule RULE =
      new EncounterRule(
          ConnectionRule.together(Distance.ofMetres(5), Duration.ofMinutes(1)),
          EncounterRule.USUAL_GAP,
          EncounterRule.FEWEST_POINTS);

  private final ArrayList<Encounter> found = new ArrayList<>();

  /** Each at a place of their own, but for the first and the last. */
  @Test
  void aMinuteMayBeOfMoreLocationsThanAreLookedAtTogether() {
    var detector = new EncounterDetector(RULE, found::add);
    int people = 70_000;
    for (int i = 0; i < people; i++) detector.seen(1 + i, 100L * i, 10_000 * (i % 69_999), 0);
    detector.finish();
    assertThat(found)
        .singleElement()
        .isEqualTo(
            new Encounter(
                new PersonId(1),
                new PersonId(people),
                LocationKey.ofMicros(0),
                LocationKey.ofMicros(100L * (people - 1)),
                Distance.ofMetres(0),
                2,
                found.get(0).place()));
  }

  @Test
  void timeDoesNotGoBack() {
    var detector = new EncounterDetector(RULE, found::add);
    detector.seen(1, 100, 0, 0);
    detector.seen(2, 100, 0, 0);
    assertThatThrownBy(() -> detector.seen(3, 99, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
