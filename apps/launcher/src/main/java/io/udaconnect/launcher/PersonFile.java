package io.udaconnect.launcher;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Persons as comma-separated values: a header with {@code first_name}, {@code last_name}, {@code
 * company_name} and perhaps {@code id}.
 */
final class PersonFile {
  private static final String ID = "id";
  private static final Csv COLUMNS =
      new Csv(
          Set.of("first_name", "last_name", "company_name"),
          Set.of("first_name", "last_name", "company_name", ID));

  private final Map<Long, Long> lineOfId = new HashMap<>();

  /**
   * @param line where it begins in the file; the header is on line 1
   * @param id absent: the service chooses
   */
  record Line(long line, OptionalLong id, String firstName, String lastName, String companyName) {}

  /**
   * Reads from the beginning to the end.
   *
   * @param refused gets the line's number and the reason
   * @throws Trouble if it is not such a file at all
   */
  void forEach(InputStream bytes, Consumer<Line> good, BiConsumer<Long, String> refused) {
    COLUMNS.forEach(
        bytes,
        (line, values) -> {
          try {
            good.accept(person(line, values));
          } catch (IllegalArgumentException wrong) {
            refused.accept(line, wrong.getMessage());
          }
        },
        refused);
  }

  private Line person(long line, Map<String, String> values) {
    return new Line(
        line,
        id(line, values.getOrDefault(ID, "")),
        values.get("first_name"),
        values.get("last_name"),
        values.get("company_name"));
  }

  private OptionalLong id(long line, String word) {
    if (word.isEmpty()) return OptionalLong.empty();
    if (!word.matches("\\d{1,16}")) {
      throw new IllegalArgumentException("id: \"" + word + "\" is not a whole number");
    }
    long id = Long.parseLong(word);
    var earlier = lineOfId.putIfAbsent(id, line);
    if (earlier != null) {
      throw new IllegalArgumentException("id: " + word + " is on line " + earlier + " already");
    }
    return OptionalLong.of(id);
  }
}
