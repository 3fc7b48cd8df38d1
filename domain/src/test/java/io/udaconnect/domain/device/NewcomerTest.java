package io.udaconnect.domain.device;

import static io.udaconnect.domain.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.person.Profile;
import org.junit.jupiter.api.Test;

class NewcomerTest {
  @Test
  void oneWordIsAFirstName() {
    assertThat(Newcomer.named(" Jean ", false))
        .isEqualTo(new Newcomer(new Profile("Jean", "-", "-"), false));
  }

  @Test
  void whatFollowsTheFirstWordIsTheLastName() {
    assertThat(Newcomer.named("Jean  de la Fontaine", true))
        .isEqualTo(new Newcomer(new Profile("Jean", "de la Fontaine", "-"), true));
  }

  @Test
  void aNameThatNobodyCanHaveIsRefused() {
    for (var name : new String[] {"", " ", "\u0007", "x".repeat(101), "Jean " + "x".repeat(101)}) {
      assertThat(refusal(() -> Newcomer.named(name, false)).faults()).hasSize(1);
    }
  }
}
