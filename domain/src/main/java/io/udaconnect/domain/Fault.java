package io.udaconnect.domain;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with an input.
 *
 * @param field the field as its sender wrote it, such as {@code first_name}; empty for the whole
 * @param reason what is wrong and what would be right, for a person to read
 */
public record Fault(String field, String reason) {
  public Fault {
    requireNonNull(field);
    requireNonNull(reason);
  }

  @Override
  public String toString() {
    return field.isEmpty() ? reason : field + ": " + reason;
  }
}
