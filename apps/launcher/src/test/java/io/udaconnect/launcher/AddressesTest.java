package io.udaconnect.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @Test
  void eachPortIsWhereTheDocumentationSays() {
    var addresses = Addresses.local(Addresses.DEFAULT_BASE);
    assertThat(addresses.http(Service.WEB)).isEqualTo(URI.create("http://127.0.0.1:30000"));
    assertThat(addresses.http(Service.PROCESSOR)).isEqualTo(URI.create("http://127.0.0.1:30004"));
    assertThat(addresses.grpc(Service.PERSON)).isEqualTo("127.0.0.1:30011");
    assertThat(addresses.grpc(Service.CONNECTION)).isEqualTo("127.0.0.1:30013");
    assertThat(addresses.grpc(Service.PROCESSOR)).isEqualTo("127.0.0.1:30014");
    assertThat(addresses.kafka()).isEqualTo("127.0.0.1:30092");
    assertThat(addresses.controllerPort()).isEqualTo(30093);
    assertThat(addresses.databaseUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:30432/udaconnect");
  }

  @Test
  void twoSystemsAHundredApartDoNotMeet() {
    var both = new HashSet<>(all(Addresses.local(30_000)));
    var second = all(Addresses.local(30_100));
    assertThat(both).hasSize(5 + 4 + 3).doesNotContainAnyElementsOf(second);
  }

  @Test
  void onlyWhatIsStartedWantsAPort() {
    var wanted = Addresses.local(30_000).wanted(EnumSet.of(Service.PERSON), false, false);
    assertThat(wanted).containsOnlyKeys(30001, 30011).containsEntry(30001, "the person service");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 80, 1023, 65_104, 70_000})
  void aBaseThatLeavesNoRoomIsRefused(int base) {
    assertThatThrownBy(() -> Addresses.local(base))
        .isInstanceOfSatisfying(Trouble.class, no -> assertThat(no.exitCode()).isEqualTo(2))
        .hasMessageContainingAll("--port-base", Integer.toString(base));
  }

  @Test
  void whoListensEverywhereIsReachedOnThisMachine() {
    assertThat(new Addresses("0.0.0.0", 30_000).http(Service.PERSON))
        .isEqualTo(URI.create("http://127.0.0.1:30001"));
    assertThat(new Addresses("::1", 30_000).http(Service.PERSON))
        .isEqualTo(URI.create("http://[::1]:30001"));
  }

  @Test
  void onlyLoopbackIsLoopback() {
    assertThat(new Addresses("127.0.0.1", 30_000).isLoopback()).isTrue();
    assertThat(new Addresses("localhost", 30_000).isLoopback()).isTrue();
    assertThat(new Addresses("::1", 30_000).isLoopback()).isTrue();
    assertThat(new Addresses("0.0.0.0", 30_000).isLoopback()).isFalse();
    assertThat(new Addresses("192.0.2.1", 30_000).isLoopback()).isFalse();
  }

  private static Set<Integer> all(Addresses addresses) {
    return addresses.wanted(EnumSet.allOf(Service.class), true, true).keySet();
  }
}
