package io.udaconnect.domain.proximity;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.MemoryLocations;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.SmallWorlds.SmallWorld;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class ConnectionFinderPropertyTest {
  private static final PersonId ADA = new PersonId(1);

  @Property(edgeCases = EdgeCasesMode.NONE)
  void itFindsWhatItsSlowTwinFinds(@ForAll("worlds") SmallWorld world) {
    var expected = list(new SlowConnections(world.people(), world.arrived()), ADA, world);
    assertThat(found(world, world.arrived(), ADA)).containsExactlyElementsOf(expected);
    Statistics.collect(expected.isEmpty() ? "nobody met" : "some met");
    Statistics.coverage(coverage -> coverage.check("some met").percentage(share -> share > 20));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theOrderOfArrivalChangesNothing(@ForAll("worlds") SmallWorld world, @ForAll long seed) {
    var once = SmallWorlds.firstOfEachKey(world.arrived());
    var shuffled = new ArrayList<>(once);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(found(world, shuffled, ADA)).isEqualTo(found(world, once, ADA));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void whatComesAgainChangesNothing(@ForAll("worlds") SmallWorld world, @ForAll long seed) {
    var again = new ArrayList<>(world.arrived());
    Collections.shuffle(again, new Random(seed));
    again.addAll(0, world.arrived());
    assertThat(found(world, again, ADA)).isEqualTo(found(world, world.arrived(), ADA));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void whomIMeetMeetsMe(@ForAll("worlds") SmallWorld world) {
    for (var met : found(world, world.arrived(), ADA)) {
      assertThat(found(world, world.arrived(), met.person().id()))
          .anyMatch(
              back ->
                  back.person().id().equals(ADA)
                      && back.location().instant().equals(met.ownTime()));
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aLocationIsFoundOnceAndIsNobodysOwn(@ForAll("worlds") SmallWorld world) {
    for (var person : SmallWorlds.REGISTERED) {
      assertThat(found(world, world.arrived(), person).stream().map(Connection::location))
          .doesNotHaveDuplicates()
          .noneMatch(at -> at.person().equals(person))
          .isSortedAccordingTo((one, other) -> one.key().compareTo(other.key()));
    }
  }

  private static List<Connection> found(SmallWorld world, List<Location> arrived, PersonId person) {
    var locations = new MemoryLocations();
    locations.append(arrived);
    return list(new ConnectionFinder(world.people(), locations), person, world);
  }

  private static List<Connection> list(Connections connections, PersonId person, SmallWorld world) {
    try (var found = connections.find(person, world.range(), world.rule())) {
      return found.toList();
    }
  }

  @Provide
  Arbitrary<SmallWorld> worlds() {
    return SmallWorlds.any();
  }
}
