package io.udaconnect.web;

import io.udaconnect.domain.Faults;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.live.View;
import io.udaconnect.domain.person.PersonId;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a client of the live feed asks for, as it wrote it. */
sealed interface LiveRequest {
  int MOST_NAMES = 1_000;

  /**
   * To be told of this view from now on.
   *
   * @param pause from one update to the next
   * @param mark what they had of it already
   */
  record Look(View view, Duration pause, Optional<String> mark) implements LiveRequest {}

  /** To be told the names of these people. */
  record Names(List<Long> people) implements LiveRequest {}

  /**
   * What a message asks for.
   *
   * @throws Refused INVALID with every fault that was found in it
   */
  static LiveRequest parse(String message) {
    return Reading.parse(message);
  }

  /** How it is read. */
  final class Reading {
    private static final JsonReaderFactory READERS =
        Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private static final double USUAL_RATE = 4;
    private static final double LEAST_RATE = 0.1;
    private static final double MOST_RATE = 10;
    private static final String RATE =
        "must be a number of updates a second from " + LEAST_RATE + " to " + MOST_RATE;
    private static final String BOX =
        "must be an array of four numbers of degrees: west, south, east, north";
    private static final String PEOPLE = "must be an array of ids of persons";

    private final Faults faults = new Faults();
    private final JsonObject message;

    private Reading(JsonObject message) {
      this.message = message;
    }

    private static LiveRequest parse(String message) {
      return new Reading(object(message)).request();
    }

    private static JsonObject object(String message) {
      try (var reader = READERS.createReader(new StringReader(message))) {
        return reader.readObject();
      } catch (RuntimeException | StackOverflowError noObject) { // too deep is a bare one
        throw Refused.invalid("", "must be one JSON object, each field in it once");
      }
    }

    private LiveRequest request() {
      String type = message.get("type") instanceof JsonString said ? said.getString() : "";
      return switch (type) {
        case "view" -> look();
        case "names" -> names();
        default -> throw Refused.invalid("type", "must be view or names");
      };
    }

    private Look look() {
      var box = box();
      var people = people();
      var pause = pause();
      var mark = mark();
      faults.refuseIfAny();
      return new Look(View.of(box, people), pause, mark);
    }

    private Names names() {
      var people = people();
      if (people.length > MOST_NAMES) {
        faults.add("people", "must be at most " + MOST_NAMES + ", not " + people.length);
      }
      faults.refuseIfAny();
      return new Names(Arrays.stream(people).boxed().toList());
    }

    private Optional<GeoBox> box() {
      var value = message.get("box");
      if (isNothing(value)) return Optional.empty();
      var corners = value instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
      boolean isBox =
          corners.size() == 4 && corners.stream().allMatch(JsonNumber.class::isInstance);
      if (!isBox) {
        faults.add("box", BOX);
        return Optional.empty();
      }
      return Optional.ofNullable(
          faults.check(
              () -> {
                try {
                  return GeoBox.of(
                      degrees(corners, 0),
                      degrees(corners, 1),
                      degrees(corners, 2),
                      degrees(corners, 3));
                } catch (Refused refused) {
                  throw Refused.invalid("box", refused.getMessage());
                }
              }));
    }

    private static double degrees(JsonArray corners, int index) {
      return corners.getJsonNumber(index).doubleValue();
    }

    private long[] people() {
      var value = message.get("people");
      if (isNothing(value)) return new long[0];
      if (value instanceof JsonArray array && array.stream().allMatch(Reading::isPerson)) {
        return array.stream().mapToLong(id -> ((JsonNumber) id).longValue()).toArray();
      }
      faults.add("people", PEOPLE);
      return new long[0];
    }

    /** Not longValueExact at once: of 1e999999999 that would be a number with as many digits. */
    private static boolean isPerson(JsonValue value) {
      if (!(value instanceof JsonNumber number)) return false;
      var id = number.bigDecimalValue();
      return id.scale() == 0
          && id.signum() > 0
          && id.compareTo(BigDecimal.valueOf(PersonId.MAX)) <= 0;
    }

    private Duration pause() {
      var value = message.get("rate");
      if (isNothing(value)) return pause(USUAL_RATE);
      double rate = value instanceof JsonNumber number ? number.doubleValue() : Double.NaN;
      if (rate >= LEAST_RATE && rate <= MOST_RATE) return pause(rate);
      faults.add("rate", RATE);
      return pause(USUAL_RATE);
    }

    private static Duration pause(double rate) {
      return Duration.ofNanos((long) (1e9 / rate));
    }

    private Optional<String> mark() {
      var value = message.get("mark");
      if (isNothing(value)) return Optional.empty();
      if (value instanceof JsonString text) return Optional.of(text.getString());
      faults.add("mark", "must be a string");
      return Optional.empty();
    }

    private static boolean isNothing(JsonValue value) {
      return value == null || value == JsonValue.NULL;
    }
  }
}
