package io.udaconnect.domain.proximity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TravellersTest {
  private final Travellers travellers = new Travellers();

  @Test
  void everyoneHasAnIndexAsTheyCame() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 100; i++) {
        assertThat(travellers.index(1_000L * i)).isEqualTo(i);
        assertThat(travellers.person(i)).isEqualTo(1_000L * i);
      }
    }
  }

  @Test
  void whatCameBeforeTheLastTimeIsForgotten() {
    int ada = travellers.index(7);
    int bob = travellers.index(8);
    assertThat(travellers.count(ada)).isZero();
    assertThat(travellers.count(ada)).isEqualTo(1);
    travellers.forget();
    assertThat(travellers.oldest(ada)).isZero();
    assertThat(travellers.count(ada)).isEqualTo(2);
    travellers.forget();
    assertThat(travellers.oldest(ada)).isEqualTo(2);
    travellers.forget();
    assertThat(travellers.oldest(ada)).isEqualTo(3);
    assertThat(travellers.oldest(bob)).isZero();
  }
}
