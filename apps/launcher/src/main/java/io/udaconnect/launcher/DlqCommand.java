package io.udaconnect.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import io.udaconnect.kafka.DeadLetterBox;
import io.udaconnect.kafka.DeadLetters;
import io.udaconnect.kafka.Topics;
import io.udaconnect.proto.v1.LocationEvent;
import io.udaconnect.proto.v1.PersonEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What could not be used, and another try for it. */
@Command(
    name = "dlq",
    description = {
      "Shows the records that nobody could use, or sends them back to be tried again.",
      "",
      "They wait beside their topic, in locations.dlq, persons.dlq and coordinates.dlq, for 30 days."
    },
    synopsisSubcommandLabel = "list|replay",
    subcommands = {DlqCommand.ListCommand.class, DlqCommand.ReplayCommand.class},
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class DlqCommand {
  private static final List<String> SOURCES =
      List.of(Topics.LOCATIONS, Topics.PERSONS, Topics.COORDINATES);

  private DlqCommand() {}

  /** Which letters are meant. */
  static final class LetterOptions {
    @Mixin DataOption data;

    @Option(
        names = "--kafka",
        paramLabel = "HOST:PORT",
        description = "Default: the Kafka of the running system.")
    String kafka;

    @Option(
        names = "--topic",
        paramLabel = "NAME",
        description = "locations, persons or coordinates. Default: all.")
    String topic;

    List<String> sources() {
      if (topic == null) return SOURCES;
      String source = topic.replaceFirst("\\.dlq$", "");
      if (!SOURCES.contains(source)) {
        throw Trouble.usage("--topic must be one of " + SOURCES + ", \"" + topic + "\" is not.");
      }
      return List.of(source);
    }

    DeadLetterBox open(String source) {
      return new DeadLetterBox(kafka == null ? data.kafka() : kafka, source);
    }
  }

  /** Prints them. */
  @Command(
      name = "list",
      description = "Prints those that wait: where they were, when, why, and what they say.",
      mixinStandardHelpOptions = true)
  static final class ListCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 64;

    @Mixin LetterOptions letters;

    @Option(names = "--all", description = "Also those that were replayed.")
    boolean all;

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "100",
        description = "How many to print of each topic. Default: ${DEFAULT-VALUE}.")
    int limit;

    @Override
    public Integer call() {
      for (var source : letters.sources()) {
        try (var box = letters.open(source)) {
          var count = new int[1];
          box.forEach(
              all,
              letter -> {
                if (count[0]++ < limit) print(letter, source);
              });
          System.out.printf(
              "%s: %,d%s%s%n",
              Topics.deadLetters(source),
              count[0],
              all ? "" : " waiting",
              count[0] > limit ? ", the first " + limit + " printed" : "");
        }
      }
      return 0;
    }

    private static void print(ConsumerRecord<byte[], byte[]> letter, String source) {
      System.out.printf(
          "%s-%s offset %s, %s, %s bytes: %s%n  %s%n",
          DeadLetterBox.text(letter, DeadLetters.TOPIC).orElse(source),
          DeadLetterBox.text(letter, DeadLetters.PARTITION).orElse("?"),
          DeadLetterBox.text(letter, DeadLetters.OFFSET).orElse("?"),
          Instant.ofEpochMilli(letter.timestamp()),
          DeadLetterBox.text(letter, DeadLetters.LEFT_OUT)
              .orElse(letter.value() == null ? "0" : Integer.toString(letter.value().length)),
          DeadLetterBox.text(letter, DeadLetters.REASON).orElse("no reason is given"),
          words(letter, source));
    }

    private static String words(ConsumerRecord<byte[], byte[]> letter, String source) {
      boolean isText = source.equals(Topics.COORDINATES);
      String key = letter.key() == null ? "none" : isText ? text(letter.key()) : hex(letter.key());
      if (letter.value() == null) return "key " + key + ", no value";
      if (isText) return "key " + key + ", " + text(letter.value());
      try {
        var event =
            source.equals(Topics.LOCATIONS)
                ? LocationEvent.parseFrom(letter.value())
                : PersonEvent.parseFrom(letter.value());
        return "key "
            + key
            + ", "
            + TextFormat.printer().emittingSingleLine(true).printToString(event);
      } catch (InvalidProtocolBufferException unreadable) {
        return "key " + key + ", bytes " + hex(letter.value());
      }
    }

    /** As anyone wrote it: nothing in it may steer the terminal. */
    private static String text(byte[] bytes) {
      int most = 4 * MOST_BYTES;
      String text = new String(bytes, 0, Math.min(bytes.length, most), UTF_8);
      return text.replaceAll("\\p{C}", "?") + (bytes.length > most ? "…" : "");
    }

    private static String hex(byte[] bytes) {
      String text =
          HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, MOST_BYTES)));
      return bytes.length > MOST_BYTES ? text + "…" : text;
    }
  }

  /** Sends them back. */
  @Command(
      name = "replay",
      description = {
        "Sends those that wait back to their topic, byte for byte, and remembers it.",
        "What cannot be used now either comes back to the dead letters, as a new one."
      },
      mixinStandardHelpOptions = true)
  static final class ReplayCommand implements Callable<Integer> {
    @Mixin LetterOptions letters;

    @Override
    public Integer call() {
      for (var source : letters.sources()) {
        try (var box = letters.open(source)) {
          var replayed = box.replay();
          System.out.printf(
              "%s: %,d sent back to %s", Topics.deadLetters(source), replayed.sent(), source);
          System.out.println(
              replayed.withoutValue() == 0
                  ? ""
                  : "; "
                      + replayed.withoutValue()
                      + " were kept without their value and cannot be");
        }
      }
      return 0;
    }
  }
}
