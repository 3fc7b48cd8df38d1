package io.udaconnect.domain.location;

import io.udaconnect.domain.Refused;

/** What sent a location; {@link #NONE} if no device was named. */
public record DeviceId(long value) implements Comparable<DeviceId> {
  public static final long MAX = (1L << 53) - 1;
  public static final DeviceId NONE = new DeviceId(0);

  public DeviceId {
    if (value < 0 || value > MAX) {
      throw Refused.invalid("device_id", "must be from 0 to " + MAX + ", not " + value);
    }
  }

  @Override
  public int compareTo(DeviceId other) {
    return Long.compare(value, other.value);
  }
}
