package io.udaconnect.e2e;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a query asks Prometheus for: no more of the language than it takes to find the names in it.
 */
record PromQl(List<Selector> selectors, Set<String> grouping, Set<String> functions) {
  private static final Pattern PART =
      Pattern.compile(
          "(?<grouping>\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\((?<labels>[^)]*)\\))"
              + "|(?<range>\\[[^\\]]*\\])"
              + "|(?<offset>\\boffset\\s+\\w+)"
              + "|(?<number>\\b\\d[\\w.]*)"
              + "|(?<word>\\b(?:and|or|unless|bool)\\b)"
              + "|(?<function>[a-z_]\\w*(?=\\s*(?:\\(|by\\b|without\\b)))"
              + "|(?<metric>[a-zA-Z_:][\\w:]*)\\s*(?:\\{(?<matchers>[^}]*)\\})?"
              + "|(?<sign>[-+*/%^()<>=!,\\s]+)");
  private static final Pattern MATCHER =
      Pattern.compile("(?<label>\\w+)\\s*(?<how>=~|!~|!=|=)\\s*\"(?<value>[^\"]*)\"");

  /** Series of a metric. */
  record Selector(String metric, List<Matcher> matchers) {}

  /** What a label must be like. */
  record Matcher(String label, String how, String value) {
    /** Whether there must be a series with just this value. */
    boolean isExact() {
      return how.equals("=") && !value.contains("$");
    }
  }

  static PromQl parse(String query) {
    var selectors = new ArrayList<Selector>();
    var grouping = new HashSet<String>();
    var functions = new HashSet<String>();
    var parts = PART.matcher(query);
    int end = 0;
    for (; parts.find() && parts.start() == end; end = parts.end()) {
      if (parts.group("labels") != null) {
        for (var label : parts.group("labels").split(",", -1)) grouping.add(label.strip());
      }
      if (parts.group("function") != null) functions.add(parts.group("function"));
      if (parts.group("metric") != null) {
        selectors.add(new Selector(parts.group("metric"), matchers(parts.group("matchers"))));
      }
    }
    if (end != query.length()) {
      throw new IllegalArgumentException("cannot read on at: " + query.substring(end));
    }
    return new PromQl(selectors, grouping, functions);
  }

  private static List<Matcher> matchers(String text) {
    if (text == null) return List.of();
    return MATCHER.matcher(text).results().map(PromQl::matcher).toList();
  }

  private static Matcher matcher(MatchResult found) {
    return new Matcher(found.group(1), found.group(2), found.group(3));
  }
}
