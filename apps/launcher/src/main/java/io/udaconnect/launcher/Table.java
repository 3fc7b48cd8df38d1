package io.udaconnect.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Words in columns. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... header) {
    rows.add(List.of(header));
  }

  public void add(String... row) {
    rows.add(List.of(row));
  }

  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> pad(row.get(column), column))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private String pad(String word, int column) {
    int width = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return String.format("%-" + width + "s", word);
  }
}
