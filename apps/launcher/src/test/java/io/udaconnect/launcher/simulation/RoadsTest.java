package io.udaconnect.launcher.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.launcher.simulation.Scenario.Sighting;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoadsTest {
  @Test
  void everybodySaysEachSecondWhereTheyAre() {
    var roads = new Roads(20, 3);
    assertThat(roads.people()).hasSize(20).doesNotHaveDuplicates();
    for (int second = 0; second < 100; second++) {
      assertThat(roads.next())
          .extracting(Sighting::person)
          .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
    }
  }

  @Test
  void theSameSeedIsTheSameAndNobodyDependsOnHowManyOthersAre() {
    var some = new Roads(5, 3);
    var more = new Roads(9, 3);
    for (int second = 0; second < 200; second++) {
      assertThat(more.next().subList(0, 5)).isEqualTo(some.next());
    }
  }
}
