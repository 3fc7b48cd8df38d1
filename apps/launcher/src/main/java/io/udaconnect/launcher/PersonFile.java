package io.udaconnect.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Persons as comma-separated values: a header with {@code first_name}, {@code last_name}, {@code
 * company_name} and perhaps {@code id}, in any order; UTF-8.
 */
final class PersonFile {
  private static final List<String> REQUIRED = List.of("first_name", "last_name", "company_name");
  private static final String ID = "id";
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .setTrim(true)
          .setIgnoreEmptyLines(true)
          .get();
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path path;

  PersonFile(Path path) {
    this.path = path;
  }

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
  void forEach(Consumer<Line> good, BiConsumer<Long, String> refused) {
    var lineOfId = new HashMap<Long, Long>();
    long line = 1;
    try (var reader = reader();
        var parser = FORMAT.parse(reader)) {
      requireColumns(parser.getHeaderNames());
      line = parser.getCurrentLineNumber() + 1;
      for (var record : parser) {
        take(record, line, lineOfId, good, refused);
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (NoSuchFileException e) {
      throw new Trouble("there is no file " + path + ".", e);
    } catch (CharacterCodingException e) {
      throw new Trouble(path + " is not in UTF-8.", e);
    } catch (UncheckedIOException | IOException | IllegalArgumentException e) {
      throw new Trouble(
          path + ", line " + line + " or later: no comma-separated values: " + message(e), e);
    }
  }

  private static void take(
      CSVRecord record,
      long line,
      Map<Long, Long> lineOfId,
      Consumer<Line> good,
      BiConsumer<Long, String> refused) {
    if (!record.isConsistent()) {
      refused.accept(
          line,
          "has "
              + record.size()
              + " values, the header "
              + record.getParser().getHeaderNames().size());
      return;
    }
    var id = OptionalLong.empty();
    if (record.isMapped(ID) && !record.get(ID).isEmpty()) {
      var word = record.get(ID);
      if (!word.matches("\\d{1,16}")) {
        refused.accept(line, "id: \"" + word + "\" is not a whole number");
        return;
      }
      id = OptionalLong.of(Long.parseLong(word));
      var earlier = lineOfId.putIfAbsent(id.getAsLong(), line);
      if (earlier != null) {
        refused.accept(line, "id: " + word + " is on line " + earlier + " already");
        return;
      }
    }
    good.accept(
        new Line(
            line,
            id,
            record.get("first_name"),
            record.get("last_name"),
            record.get("company_name")));
  }

  private void requireColumns(List<String> header) {
    var missing = new TreeSet<>(REQUIRED);
    missing.removeAll(header);
    if (!missing.isEmpty()) {
      throw new Trouble(
          path + ": the header lacks " + String.join(", ", missing) + "; it is " + header + ".");
    }
    var unknown = new TreeSet<>(header);
    unknown.removeAll(REQUIRED);
    unknown.remove(ID);
    if (!unknown.isEmpty()) {
      throw new Trouble(path + ": nobody knows the column " + String.join(", ", unknown) + ".");
    }
  }

  /** Without the mark that spreadsheets put at the beginning. */
  private BufferedReader reader() throws IOException {
    var reader =
        new BufferedReader(new InputStreamReader(Files.newInputStream(path), UTF_8.newDecoder()));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  private static String message(Exception e) {
    return e.getCause() instanceof CSVException cause ? cause.getMessage() : e.getMessage();
  }
}
