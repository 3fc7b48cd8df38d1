package io.udaconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What each command says of itself, here and in the launcher. */
class HelpTest {
  private static final int COLUMNS = 80;

  static Stream<CommandLine> commands() {
    return Stream.of(io.udaconnect.launcher.Main.class, Main.class)
        .map(CommandLine::new)
        .flatMap(HelpTest::withAllBelow);
  }

  private static Stream<CommandLine> withAllBelow(CommandLine command) {
    var below = command.getSubcommands().values().stream().flatMap(HelpTest::withAllBelow);
    return Stream.concat(Stream.of(command), below);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void itFitsOnATerminal(CommandLine command) {
    assertThat(command.getUsageMessage().lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
  }

  /** A line that is broken by hand is broken again where the terminal ends. */
  @ParameterizedTest
  @MethodSource("commands")
  void itsLinesAreBrokenOnlyBetweenSentences(CommandLine command) {
    var spec = command.getCommandSpec();
    assertThat(
            Stream.of(
                    Stream.<String[]>of(spec.usageMessage().description()),
                    spec.options().stream().map(option -> option.description()),
                    spec.positionalParameters().stream().map(word -> word.description()))
                .flatMap(texts -> texts)
                .map(List::of))
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).allMatch(part -> part.matches("|(?s).*[.?:]\\s*")));
  }
}
