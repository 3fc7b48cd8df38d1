package io.udaconnect.k8s;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An object of a cluster, or a part of one. What is not there is empty, not null. */
record Thing(JsonNode json) {
  String kind() {
    return text("/kind");
  }

  String api() {
    return text("/apiVersion");
  }

  String name() {
    return text("/metadata/name");
  }

  boolean is(String kind) {
    return kind().equals(kind);
  }

  /** By JSON pointer. */
  Thing at(String path) {
    return new Thing(json.at(path));
  }

  boolean has(String path) {
    return !json.at(path).isMissingNode();
  }

  String text(String path) {
    return json.at(path).asText();
  }

  int number(String path) {
    return json.at(path).asInt();
  }

  boolean yes(String path) {
    return json.at(path).asBoolean();
  }

  /** The items of a list. */
  Stream<Thing> each(String path) {
    return StreamSupport.stream(json.at(path).spliterator(), false).map(Thing::new);
  }

  List<String> texts(String path) {
    return each(path).map(item -> item.json().asText()).toList();
  }

  /** The members of an object, as text. */
  Map<String, String> map(String path) {
    return json.at(path).properties().stream()
        .collect(toMap(Map.Entry::getKey, member -> member.getValue().asText()));
  }

  /** Every object within that has this member. */
  Stream<Thing> within(String member) {
    return json.findParents(member).stream().map(Thing::new);
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
