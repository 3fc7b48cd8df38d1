package io.udaconnect.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class RecentPeopleTest {
  private static final long SAME_PLACE = 1L << 40;

  private final Map<Long, Person> known = new ConcurrentHashMap<>();
  private final RecentPeople recent = new RecentPeople();

  @Test
  void whoWasAskedForIsNotMadeAgain() {
    var ada = know(7, "Ada");
    assertThat(get(7)).isSameAs(ada);
    know(7, "Grace");
    assertThat(get(7)).isSameAs(ada);
  }

  @Test
  void whoIsForgottenIsMadeOfWhatIsKnownThen() {
    know(7, "Ada");
    get(7);
    var grace = know(7, "Grace");
    recent.forget(7);
    assertThat(get(7)).isSameAs(grace);
    known.clear();
    recent.forget(7);
    assertThat(get(7)).isNull();
  }

  @Test
  void whoIsNotKnownMayComeLater() {
    assertThat(get(7)).isNull();
    var ada = know(7, "Ada");
    assertThat(get(7)).isSameAs(ada);
  }

  @Test
  void nobodyIsTakenForAnother() {
    var ada = know(7, "Ada");
    var grace = know(7 + SAME_PLACE, "Grace");
    for (int i = 0; i < 3; i++) {
      assertThat(get(7)).isSameAs(ada);
      assertThat(get(7 + SAME_PLACE)).isSameAs(grace);
    }
  }

  @Test
  void whoChangesWhileBeingAskedForIsForgottenInTheEnd() throws InterruptedException {
    know(7, "Nobody");
    var asking =
        new Thread(
            () -> {
              while (!Thread.interrupted()) get(7);
            });
    asking.start();
    for (int i = 0; i < 20_000; i++) {
      var changed = know(7, "Ada " + i);
      recent.forget(7);
      assertThat(get(7)).isSameAs(changed);
    }
    asking.interrupt();
    asking.join();
  }

  private Person get(long id) {
    return recent.get(id, known::get);
  }

  private Person know(long id, String name) {
    var person = new Person(new PersonId(id), new Profile(name, "Lovelace", "Acme"));
    known.put(id, person);
    return person;
  }
}
