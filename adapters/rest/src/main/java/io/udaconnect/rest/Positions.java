package io.udaconnect.rest;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.LocationId;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.EncounterEnd;
import io.udaconnect.domain.proximity.MetRank;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;

/** Positions in lists, as the opaque words by which the next page is asked for. */
final class Positions {
  private static final byte ENCOUNTER = 'e';
  private static final byte MET = 'm';

  private Positions() {}

  static String of(LocationKey key) {
    return key.id();
  }

  static LocationKey locationKey(String word) {
    try {
      return LocationId.parse(word);
    } catch (Refused notAnId) {
      throw unknown();
    }
  }

  static String of(EncounterEnd end) {
    var to = LocationKey.micros(end.to());
    return word(ENCOUNTER, to, end.one().value(), end.other().value());
  }

  static EncounterEnd encounterEnd(String word) {
    long[] numbers = numbers(ENCOUNTER, 3, word);
    return new EncounterEnd(
        LocationKey.ofMicros(numbers[0]), person(numbers[1]), person(numbers[2]));
  }

  static String of(MetRank rank) {
    return word(
        MET, rank.duration().toSeconds(), rank.duration().toNanosPart(), rank.person().value());
  }

  static MetRank metRank(String word) {
    long[] numbers = numbers(MET, 3, word);
    return new MetRank(duration(numbers[0], numbers[1]), person(numbers[2]));
  }

  private static Duration duration(long seconds, long nanos) {
    try {
      return Duration.ofSeconds(seconds, nanos);
    } catch (ArithmeticException tooLong) {
      throw unknown();
    }
  }

  private static String word(byte kind, long... numbers) {
    var bytes = ByteBuffer.allocate(1 + Long.BYTES * numbers.length).put(kind);
    for (long number : numbers) bytes.putLong(number);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static long[] numbers(byte kind, int count, String word) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(word));
      if (bytes.get() != kind) throw unknown();
      var numbers = new long[count];
      for (int i = 0; i < count; i++) numbers[i] = bytes.getLong();
      if (bytes.hasRemaining()) throw unknown();
      return numbers;
    } catch (IllegalArgumentException | BufferUnderflowException garbage) {
      throw unknown();
    }
  }

  private static PersonId person(long id) {
    try {
      return new PersonId(id);
    } catch (Refused nobody) {
      throw unknown();
    }
  }

  private static Refused unknown() {
    return Refused.invalid("after", "is not from the link of a page of this list");
  }
}
