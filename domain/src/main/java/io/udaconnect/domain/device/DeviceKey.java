package io.udaconnect.domain.device;

import io.udaconnect.domain.Refused;

/**
 * What a device calls itself, such as its address in a network: 1 to 200 characters, as they are.
 */
public record DeviceKey(String value) implements Comparable<DeviceKey> {
  public static final int LONGEST = 200;

  public DeviceKey {
    if (value.isBlank()) throw Refused.invalid("key", "must not be empty");
    if (value.codePointCount(0, value.length()) > LONGEST) {
      throw Refused.invalid("key", "must have at most " + LONGEST + " characters");
    }
    if (value.codePoints().anyMatch(DeviceKey::unprintable)) {
      throw Refused.invalid("key", "must not contain control characters");
    }
  }

  private static boolean unprintable(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE; // half of a character
  }

  @Override
  public int compareTo(DeviceKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
