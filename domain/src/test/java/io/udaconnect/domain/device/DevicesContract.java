package io.udaconnect.domain.device;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.person.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Devices} promise. */
public interface DevicesContract {
  DeviceKey HOME = new DeviceKey("10.0.0.7");
  DeviceKey AWAY = new DeviceKey("10.0.0.8");
  PersonId ADA = new PersonId(1);
  PersonId BOB = new PersonId(2);

  /** A store without devices. */
  Devices empty();

  @Test
  default void aKeyThatWasNeverSeenHasNoDevice() {
    var devices = empty();
    assertThat(devices.find(Set.of(HOME))).isEmpty();
    assertThat(devices.find(Set.of())).isEmpty();
    assertThat(devices.add(Map.of())).isEmpty();
  }

  @Test
  default void whatIsAddedIsFound() {
    var devices = empty();
    var added = devices.add(Map.of(HOME, ADA, AWAY, ADA));
    assertThat(added).containsOnlyKeys(HOME, AWAY);
    assertThat(added.get(HOME).key()).isEqualTo(HOME);
    assertThat(added.get(HOME).owner()).isEqualTo(ADA);
    assertThat(added.get(HOME).id()).isNotEqualTo(added.get(AWAY).id());
    assertThat(added.get(HOME).id().value()).isPositive();
    assertThat(devices.find(Set.of(HOME))).containsExactly(Map.entry(HOME, added.get(HOME)));
    assertThat(devices.find(Set.of(HOME, AWAY, new DeviceKey("other")))).isEqualTo(added);
  }

  @Test
  default void aKeyKeepsItsFirstDevice() {
    var devices = empty();
    var first = devices.add(Map.of(HOME, ADA));
    var both = devices.add(Map.of(HOME, BOB, AWAY, BOB));
    assertThat(both.get(HOME)).isEqualTo(first.get(HOME));
    assertThat(both.get(AWAY).owner()).isEqualTo(BOB);
  }

  @Test
  default void whoGoesTakesTheirDevicesAlong() {
    var devices = empty();
    var first = devices.add(Map.of(HOME, ADA, AWAY, BOB));
    devices.forget(ADA);
    devices.forget(ADA);
    assertThat(devices.find(Set.of(HOME, AWAY))).containsOnlyKeys(AWAY);
    var again = devices.add(Map.of(HOME, BOB)).get(HOME);
    assertThat(again.owner()).isEqualTo(BOB);
    assertThat(again.id()).isNotIn(first.get(HOME).id(), first.get(AWAY).id());
  }

  @Test
  default void keysOfTheWholeWorldAreKeptAsTheyAre() {
    var devices = empty();
    var keys =
        List.of(
            new DeviceKey("Zoë \uD83D\uDE80"),
            new DeviceKey("Zoe\u0308 \uD83D\uDE80"),
            new DeviceKey("'; drop table device; --\\"),
            new DeviceKey(" a"),
            new DeviceKey("a"),
            new DeviceKey("A"),
            new DeviceKey("\uD83D\uDE80".repeat(DeviceKey.LONGEST)));
    var owners = keys.stream().collect(toMap(key -> key, key -> ADA));
    assertThat(devices.add(owners)).containsOnlyKeys(keys);
    assertThat(devices.find(owners.keySet())).containsOnlyKeys(keys);
  }

  @Test
  default void manyWhoAddTheSameAtOnceGetTheSame() throws Exception {
    var devices = empty();
    var keys = IntStream.range(0, 1_500).mapToObj(i -> new DeviceKey("tracker-" + i)).toList();
    var writers = Executors.newFixedThreadPool(4);
    try {
      var tasks = new ArrayList<Callable<Map<DeviceKey, Device>>>();
      for (int writer = 0; writer < 4; writer++) {
        long first = 1 + writer * 10_000L;
        var owners =
            IntStream.range(0, keys.size())
                .boxed()
                .collect(toMap(keys::get, i -> new PersonId(first + i)));
        tasks.add(() -> devices.add(owners));
      }
      var answers = new ArrayList<Map<DeviceKey, Device>>();
      for (var answer : writers.invokeAll(tasks)) answers.add(answer.get(60, TimeUnit.SECONDS));
      assertThat(answers.get(0)).hasSize(keys.size());
      assertThat(answers).allMatch(answers.get(0)::equals);
      assertThat(answers.get(0).values().stream().map(Device::id).distinct()).hasSize(keys.size());
    } finally {
      writers.shutdown();
    }
  }
}
