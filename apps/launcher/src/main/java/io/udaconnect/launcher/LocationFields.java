package io.udaconnect.launcher;

import com.google.protobuf.Timestamp;
import io.udaconnect.proto.v1.Location;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields of a location as a file writes them. Whether they make sense is for the service to
 * say; here they become numbers and instants.
 *
 * @param person of locations that name none
 * @param device of locations that name none
 */
record LocationFields(OptionalLong person, OptionalLong device) {
  static final String PERSON = "person_id";
  static final String DEVICE = "device_id";
  static final String LATITUDE = "latitude";
  static final String LONGITUDE = "longitude";
  static final String TIME = "creation_time";
  static final Set<String> KNOWN = Set.of("id", PERSON, DEVICE, LATITUDE, LONGITUDE, TIME);

  private static final int LONGEST = 60;
  private static final Pattern WHOLE = Pattern.compile("\\d{1,16}");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d{1,20}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,3})?");

  /** A location, or an exception whose message says which field is wrong and why. */
  Location location(Map<String, String> written) {
    var location =
        Location.newBuilder()
            .setPersonId(
                whole(PERSON, written, person, "is missing; --person says whose the file is"))
            .setDeviceId(whole(DEVICE, written, OptionalLong.of(device.orElse(0)), ""))
            .setLatitude(decimal(LATITUDE, written))
            .setLongitude(decimal(LONGITUDE, written));
    var time = instant(required(TIME, written, "is missing"));
    return location
        .setCreationTime(
            Timestamp.newBuilder().setSeconds(time.getEpochSecond()).setNanos(time.getNano()))
        .build();
  }

  private static long whole(
      String field, Map<String, String> written, OptionalLong otherwise, String missing) {
    String text = written.getOrDefault(field, "");
    if (text.isEmpty()) {
      return otherwise.orElseThrow(() -> new IllegalArgumentException(field + ": " + missing));
    }
    if (!WHOLE.matcher(text).matches()) throw wrong(field, text, "is not a whole number");
    return Long.parseLong(text);
  }

  private static double decimal(String field, Map<String, String> written) {
    String text = required(field, written, "is missing");
    if (!DECIMAL.matcher(text).matches()) throw wrong(field, text, "is not a number");
    return Double.parseDouble(text);
  }

  private static Instant instant(String text) {
    try {
      return text.length() > LONGEST || text.matches(".*([zZ]|[+-]\\d\\d:?\\d\\d)")
          ? OffsetDateTime.parse(text.toUpperCase(java.util.Locale.ROOT)).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw wrong(TIME, text, "is not a time such as 2020-07-07T10:37:06Z");
    }
  }

  private static String required(String field, Map<String, String> written, String missing) {
    String text = written.getOrDefault(field, "");
    if (text.isEmpty()) throw new IllegalArgumentException(field + ": " + missing);
    return text;
  }

  private static IllegalArgumentException wrong(String field, String text, String reason) {
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return new IllegalArgumentException(field + ": \"" + shown + "\" " + reason);
  }

  /** Such as {@code timestamp} for {@link #TIME}. */
  static Map<String, String> renamed(Map<String, String> written, Map<String, String> names) {
    var renamed = new HashMap<String, String>();
    written.forEach((name, text) -> renamed.putIfAbsent(names.getOrDefault(name, name), text));
    return renamed;
  }
}
