package io.udaconnect.domain.device;

import static io.udaconnect.domain.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.domain.person.MemoryPersonIds;
import io.udaconnect.domain.person.MemoryPersonLog;
import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.PersonIds;
import io.udaconnect.domain.person.PersonLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Two processes that share a store and what was announced. */
class IntroductionTest {
  private static final DeviceKey HOME = new DeviceKey("10.0.0.7");
  private static final DeviceKey AWAY = new DeviceKey("10.0.0.8");
  private static final Newcomer JEAN = Newcomer.named("Jean", false);

  private final World world = new World();
  private final Introduction here = world.introduction(world);
  private final Introduction there = world.introduction(world);

  @Test
  void aStrangerBecomesADeviceAndAPerson() {
    assertThat(here.find(HOME)).isEmpty();
    introduce(here, HOME, JEAN);
    var device = here.find(HOME).orElseThrow();
    assertThat(device.key()).isEqualTo(HOME);
    assertThat(world.people.get(device.owner()))
        .isEqualTo(new Person(device.owner(), JEAN.profile()));
  }

  @Test
  void whoIsSimulatedSaysSo() {
    introduce(here, HOME, Newcomer.named("Jean", true));
    assertThat(world.people.get(here.find(HOME).orElseThrow().owner()).simulated()).isTrue();
  }

  @Test
  void twoKeysOfOneNameAreTwoPeople() {
    introduce(here, HOME, JEAN);
    introduce(here, AWAY, JEAN);
    assertThat(owner(here, HOME)).isNotEqualTo(owner(here, AWAY));
    assertThat(world.people.count()).isEqualTo(2);
  }

  @Test
  void aKeyIsOnePersonWhateverTheNameAndWhereverItIsAsked() {
    introduce(here, HOME, JEAN);
    introduce(here, HOME, Newcomer.named("Jeanne", false));
    introduce(there, HOME, Newcomer.named("Johanna", false));
    assertThat(owner(there, HOME)).isEqualTo(owner(here, HOME));
    assertThat(world.people.count()).isEqualTo(1);
    assertThat(world.announced).hasSize(1);
    assertThat(world.people.get(owner(here, HOME)).profile()).isEqualTo(JEAN.profile());
  }

  @Test
  void whoseAnnouncementGotLostIsAnnouncedByWhoComesNext() {
    var dead = world.introduction(new LostLog());
    assertThat(dead.introduce(Map.of(HOME, JEAN)))
        .singleElement()
        .satisfies(stage -> assertThat(stage.toCompletableFuture()).isCompletedExceptionally());
    assertThat(dead.find(HOME)).isEmpty();
    assertThat(world.people.count()).isZero();
    introduce(there, HOME, JEAN);
    assertThat(world.people.get(owner(there, HOME)).profile()).isEqualTo(JEAN.profile());
    assertThat(dead.find(HOME)).isEqualTo(there.find(HOME));
  }

  @Test
  void anotherWhoWasFasterHasTheirWay() {
    var racing =
        new Introduction(
            new FasterDevices(world.devices, () -> introduce(there, HOME, JEAN)),
            world.people,
            () -> world.ids,
            world);
    assertThat(racing.introduce(Map.of(HOME, JEAN))).isEmpty();
    assertThat(racing.find(HOME)).isPresent().isEqualTo(there.find(HOME));
    assertThat(world.people.count()).isEqualTo(1);
  }

  @Test
  void theKeyOfSomeoneWhoWasRemovedBecomesSomeoneNew() {
    introduce(here, HOME, JEAN);
    introduce(there, HOME, JEAN);
    var gone = owner(here, HOME);
    world.people.remove(gone);
    assertThat(here.find(HOME)).isEmpty();
    introduce(there, HOME, JEAN);
    introduce(here, HOME, JEAN);
    assertThat(owner(here, HOME)).isNotEqualTo(gone).isEqualTo(owner(there, HOME));
    assertThat(world.people.wasRemoved(gone)).isTrue();
    assertThat(world.people.find(gone)).isEmpty();
    world.devices.forget(gone); // as the removal arrives at the store, late
    assertThat(world.devices.find(Set.of(HOME))).containsKey(HOME);
  }

  @Test
  void whoIsKnownIsFoundWhileTheStoreIsAwayAndStrangersWait() {
    introduce(here, HOME, JEAN);
    world.away = true;
    assertThat(here.find(HOME)).isPresent();
    assertThat(refusal(() -> here.introduce(Map.of(AWAY, JEAN))).reason()).isEqualTo(Reason.BUSY);
    assertThat(world.ids.next()).isEqualTo(new PersonId(2)); // none was used up
  }

  @Test
  void idsThatOthersBroughtAlongAreNotGivenAgain() {
    world.people.put(List.of(new Person(new PersonId(1), JEAN.profile())));
    introduce(here, HOME, JEAN);
    assertThat(owner(here, HOME)).isEqualTo(new PersonId(2));
  }

  @Test
  void noIdsAreReservedBeforeTheFirstStranger() {
    var asked = new ArrayList<PersonIds>();
    var introduction =
        new Introduction(
            world.devices,
            world.people,
            () -> {
              asked.add(world.ids);
              return world.ids;
            },
            world);
    introduce(there, HOME, JEAN);
    introduce(introduction, HOME, JEAN);
    assertThat(asked).isEmpty();
    introduce(introduction, AWAY, JEAN);
    assertThat(asked).isNotEmpty();
  }

  @Test
  void moreThanAreRememberedAreStillKnown() {
    for (int i = 0; i < 100; i++) {
      var many = new HashMap<DeviceKey, Newcomer>();
      for (int j = 0; j < 1_010; j++) many.put(new DeviceKey(i + "-" + j), JEAN);
      here.introduce(many).forEach(IntroductionTest::done);
    }
    assertThat(here.find(new DeviceKey("0-0"))).isEmpty();
    assertThat(here.find(new DeviceKey("99-0"))).isPresent();
    int announced = world.announced.size();
    introduce(here, new DeviceKey("0-0"), JEAN);
    assertThat(here.find(new DeviceKey("0-0"))).isPresent();
    assertThat(world.announced).hasSize(announced);
  }

  private static void introduce(Introduction introduction, DeviceKey key, Newcomer newcomer) {
    introduction.introduce(Map.of(key, newcomer)).forEach(IntroductionTest::done);
  }

  private static void done(CompletionStage<Void> stage) {
    stage.toCompletableFuture().join();
  }

  private static PersonId owner(Introduction introduction, DeviceKey key) {
    return introduction.find(key).orElseThrow().owner();
  }

  /** What all share; the store can be away. */
  private static final class World implements PersonLog {
    final MemoryPeople people = new MemoryPeople();
    final MemoryPersonIds ids = new MemoryPersonIds();
    final MemoryDevices devices = new MemoryDevices();
    final List<Person> announced = new ArrayList<>();
    boolean away;

    Introduction introduction(PersonLog log) {
      return new Introduction(
          new FasterDevices(devices, this::refuseIfAway), people, () -> ids, log);
    }

    private void refuseIfAway() {
      if (away) throw new Refused(Reason.BUSY, "the database is not reachable");
    }

    @Override
    public CompletionStage<Void> put(Person person) {
      announced.add(person);
      return new MemoryPersonLog(people).put(person);
    }

    @Override
    public CompletionStage<Void> remove(PersonId id) {
      return new MemoryPersonLog(people).remove(id);
    }
  }

  /** Keeps nothing. */
  private static final class LostLog implements PersonLog {
    @Override
    public CompletionStage<Void> put(Person person) {
      return CompletableFuture.failedFuture(new Refused(Reason.BUSY, "Kafka is away"));
    }

    @Override
    public CompletionStage<Void> remove(PersonId id) {
      return put(null);
    }
  }

  /** Something happens just before a look into the store ends. */
  private record FasterDevices(Devices devices, Runnable event) implements Devices {
    @Override
    public Map<DeviceKey, Device> find(Set<DeviceKey> keys) {
      var found = devices.find(keys);
      event.run();
      return found;
    }

    @Override
    public Map<DeviceKey, Device> add(Map<DeviceKey, PersonId> owners) {
      return devices.add(owners);
    }

    @Override
    public void forget(PersonId owner) {
      devices.forget(owner);
    }
  }
}
