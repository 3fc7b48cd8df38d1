package io.udaconnect.domain.location;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LocationIdPropertyTest {
  @Property
  void anIdLeadsBackToItsKey(@ForAll("keys") LocationKey key) {
    assertThat(key.id()).matches("[A-Za-z0-9_-]{12,31}");
    assertThat(LocationId.parse(key.id())).isEqualTo(key);
  }

  @Property
  void differentKeysHaveDifferentIds(
      @ForAll("keys") LocationKey one, @ForAll("keys") LocationKey other) {
    assertThat(one.id().equals(other.id())).isEqualTo(one.equals(other));
  }

  @Property
  void anyTextIsTheOneIdOfAKeyOrUnknown(@ForAll("texts") String text) {
    found(text).ifPresent(key -> assertThat(key.id()).isEqualTo(text));
  }

  @Property
  void anIdWithOneWrongLetterIsAnotherKeysOrUnknown(
      @ForAll("keys") LocationKey key, @ForAll("letters") char letter, @ForAll("places") int at) {
    var broken = new StringBuilder(key.id());
    broken.setCharAt(at % broken.length(), letter);
    found(broken.toString()).ifPresent(it -> assertThat(it.id()).isEqualTo(broken.toString()));
  }

  private static Optional<LocationKey> found(String text) {
    try {
      return Optional.of(LocationId.parse(text));
    } catch (Refused refused) {
      assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN);
      return Optional.empty();
    }
  }

  @Provide
  Arbitrary<LocationKey> keys() {
    return Keys.any();
  }

  @Provide
  Arbitrary<String> texts() {
    var bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(25);
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings().withChars("AZaz09-_=+/").ofMaxLength(32),
        bytes.map(Base64.getUrlEncoder().withoutPadding()::encodeToString));
  }

  @Provide
  Arbitrary<Character> letters() {
    return Arbitraries.chars().range('-', 'z');
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, 30);
  }
}
