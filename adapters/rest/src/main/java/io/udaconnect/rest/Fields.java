package io.udaconnect.rest;

import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Faults;
import io.udaconnect.domain.Refused;
import io.udaconnect.rest.JsonScalar.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * The fields of a JSON object, asked for one by one. What is wrong with a field is noted, its value
 * then is null; {@link #refuseIfAnyFault} tells all of it at once.
 */
final class Fields {
  private static final int LONGEST_ECHO = 60;

  private final Map<String, JsonScalar> values = new HashMap<>();
  private final Set<String> unasked = new LinkedHashSet<>();
  private final Faults faults = new Faults();
  private Fault spoilt;

  void put(String name, JsonScalar value) {
    unasked.add(name);
    if (values.put(name, value) != null) spoil(shortened(name), "is there more than once");
  }

  int count() {
    return values.size();
  }

  /** The whole object is of no use; the first such fault is all that is told. */
  void spoil(String field, String reason) {
    if (spoilt == null) spoilt = new Fault(field, reason);
  }

  String text(String field) {
    return faults.check(() -> required(field, Kind.STRING, "must be a string").text());
  }

  boolean flag(String field) {
    var value = faults.check(() -> required(field, Kind.BOOLEAN, "must be true or false").text());
    return Boolean.parseBoolean(value);
  }

  <T> T wholeNumber(String field, LongFunction<T> meaning) {
    return faults.check(
        () -> {
          var value = required(field, Kind.NUMBER, "must be a number");
          return meaning.apply(Numbers.whole(field, value.text()));
        });
  }

  /** Also takes a number that is written as a string, as the first clients did. */
  <T> T number(String field, DoubleFunction<T> meaning) {
    return faults.check(() -> meaning.apply(Numbers.decimal(field, required(field).text())));
  }

  <T> T instant(String field, Function<Instant, T> meaning) {
    return faults.check(
        () -> {
          var value = required(field, Kind.STRING, "must be a string");
          return meaning.apply(Times.instant(field, value.text()));
        });
  }

  /** What is made of several fields, or null after noting what is wrong with it. */
  <T> T check(Supplier<T> value) {
    return faults.check(value);
  }

  void refuse(String field, String reason) {
    ignore(field);
    faults.add(field, reason);
  }

  boolean has(String field) {
    return values.containsKey(field);
  }

  /** The field may be there and is not looked at. */
  void ignore(String field) {
    unasked.remove(field);
  }

  /** Ends the reading: a field that nobody asked for is a fault too. */
  void refuseIfAnyFault() {
    if (spoilt != null) throw new Refused(List.of(spoilt));
    unasked.forEach(field -> faults.add(shortened(field), "is not known here"));
    faults.refuseIfAny();
  }

  private JsonScalar required(String field, Kind kind, String otherwise) {
    var value = required(field);
    if (value.kind() != kind) throw Refused.invalid(field, otherwise);
    return value;
  }

  private JsonScalar required(String field) {
    unasked.remove(field);
    var value = values.get(field);
    if (value == null) throw Refused.invalid(field, "is missing");
    if (value.kind() == Kind.NULL) throw Refused.invalid(field, "must not be null");
    return value;
  }

  /** A name that a sender made up, short enough to be sent back. */
  static String shortened(String name) {
    return name.length() <= LONGEST_ECHO ? name : name.substring(0, LONGEST_ECHO) + "…";
  }
}
