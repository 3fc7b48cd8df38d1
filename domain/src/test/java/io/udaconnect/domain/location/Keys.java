package io.udaconnect.domain.location;

import io.udaconnect.domain.person.PersonId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Keys of generated locations. */
public final class Keys {
  private Keys() {}

  /** Every key that there can be. */
  public static Arbitrary<LocationKey> any() {
    long earliest = LocationKey.EARLIEST.getEpochSecond() * 1_000_000;
    long latest = LocationKey.END_OF_TIME.getEpochSecond() * 1_000_000 - 1;
    return Combinators.combine(
            Arbitraries.longs().between(1, PersonId.MAX),
            Arbitraries.longs().between(0, DeviceId.MAX),
            Arbitraries.longs().between(earliest, latest))
        .as(
            (person, device, micros) ->
                new LocationKey(
                    new PersonId(person), new DeviceId(device), LocationKey.ofMicros(micros)));
  }
}
