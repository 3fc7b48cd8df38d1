package io.udaconnect.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTest {
  @Test
  void aListNamesServices() {
    assertThat(Service.parse("person, location")).containsExactly(Service.PERSON, Service.LOCATION);
    assertThat(Service.parse("none")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "persons", "person,", "PERSON", "person;location"})
  void anUnknownNameIsToldWithThoseThatAre(String list) {
    assertThatThrownBy(() -> Service.parse(list))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("web, person, location, connection, processor");
  }
}
