package io.udaconnect.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Comma-separated values in UTF-8, with a header that names the columns, in any order.
 *
 * @param required columns that must be there
 * @param known all columns that may be there
 */
record Csv(Set<String> required, Set<String> known) {
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

  static List<String> header(InputStream bytes) {
    try (var parser = FORMAT.parse(reader(new Pieces(bytes)))) {
      return parser.getHeaderNames();
    } catch (UncheckedIOException | IOException | IllegalArgumentException e) {
      throw new Trouble("line 1: " + reason(e), e);
    }
  }

  /**
   * Reads from the beginning to the end.
   *
   * @param good gets the line that a record begins on, and its values by column; the header is on
   *     line 1
   * @param refused gets the line's number and the reason
   * @throws Trouble if it is not such a file at all
   */
  void forEach(
      InputStream bytes,
      BiConsumer<Long, Map<String, String>> good,
      BiConsumer<Long, String> refused) {
    long line = 1;
    var pieces = new Pieces(bytes);
    try (var parser = FORMAT.parse(reader(pieces))) {
      requireColumns(parser.getHeaderNames());
      line = parser.getCurrentLineNumber() + 1;
      var records = parser.iterator();
      while (records.hasNext()) {
        pieces.next();
        take(records.next(), parser, line, good, refused);
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException | IOException | IllegalArgumentException e) {
      throw new Trouble("line " + line + " or later: " + reason(e), e);
    }
  }

  private static void take(
      CSVRecord row,
      CSVParser parser,
      long line,
      BiConsumer<Long, Map<String, String>> good,
      BiConsumer<Long, String> refused) {
    int columns = parser.getHeaderNames().size();
    if (row.size() == columns) good.accept(line, row.toMap());
    else refused.accept(line, "has " + row.size() + " values, the header " + columns);
  }

  private void requireColumns(List<String> header) {
    var missing = new TreeSet<>(required);
    missing.removeAll(header);
    if (!missing.isEmpty()) {
      throw new Trouble(
          "the header lacks " + String.join(", ", missing) + "; it is " + header + ".");
    }
    var unknown = new TreeSet<>(header);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new Trouble("nobody knows the column " + String.join(", ", unknown) + ".");
    }
  }

  /** Without the mark that spreadsheets put at the beginning. */
  private static BufferedReader reader(InputStream bytes) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(bytes, UTF_8.newDecoder()));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) reader.reset();
    return reader;
  }

  private static String reason(Exception e) {
    var cause = e instanceof UncheckedIOException ? e.getCause() : e;
    return cause instanceof CharacterCodingException
        ? "this is not in UTF-8."
        : "no comma-separated values: " + cause.getMessage();
  }
}
