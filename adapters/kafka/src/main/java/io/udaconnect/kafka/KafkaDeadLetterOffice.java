package io.udaconnect.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.TextFormat;
import io.udaconnect.domain.operation.DeadLetterOffice;
import io.udaconnect.proto.v1.LocationEvent;
import io.udaconnect.proto.v1.PersonEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The boxes of dead letters of all topics. One asks at a time, the others wait. */
@ApplicationScoped
public class KafkaDeadLetterOffice implements DeadLetterOffice {
  private static final int MOST_BYTES = 64;
  private static final int MOST_SIGNS = 500;
  private static final String SUFFIX = Topics.deadLetters("");
  private static final List<String> SOURCES =
      Topics.NAMES.stream()
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .toList();

  private final KafkaSettings settings;

  @Inject
  public KafkaDeadLetterOffice(KafkaSettings settings) {
    this.settings = settings;
  }

  /** Only for the container's proxy. */
  protected KafkaDeadLetterOffice() {
    this(null);
  }

  @Override
  public synchronized List<Letter> waiting(int limit) {
    var waiting = new ArrayList<Letter>();
    for (var source : SOURCES) {
      if (waiting.size() == limit) break;
      try (var box = new DeadLetterBox(settings.bootstrapServers(), source)) {
        box.waiting(limit - waiting.size()).forEach(letter -> waiting.add(letter(letter, source)));
      }
    }
    return waiting;
  }

  @Override
  public synchronized long replay() {
    long sent = 0;
    for (var source : SOURCES) {
      try (var box = new DeadLetterBox(settings.bootstrapServers(), source)) {
        sent += box.replay().sent();
      }
    }
    return sent;
  }

  private static Letter letter(ConsumerRecord<byte[], byte[]> letter, String source) {
    return new Letter(
        DeadLetterBox.text(letter, DeadLetters.TOPIC).orElse(source),
        (int) number(letter, DeadLetters.PARTITION),
        number(letter, DeadLetters.OFFSET),
        DeadLetterBox.text(letter, DeadLetters.REASON).orElse(""),
        Instant.ofEpochMilli(letter.timestamp()),
        content(letter, source));
  }

  private static long number(ConsumerRecord<byte[], byte[]> letter, String header) {
    Optional<String> text = DeadLetterBox.text(letter, header);
    return text.filter(digits -> digits.matches("\\d{1,18}")).map(Long::parseLong).orElse(-1L);
  }

  private static String content(ConsumerRecord<byte[], byte[]> letter, String source) {
    String key = letter.key() == null ? "no key" : "key " + readable(letter.key());
    return key + ", " + (letter.value() == null ? "no value" : value(letter.value(), source));
  }

  private static String value(byte[] value, String source) {
    try {
      return switch (source) {
        case Topics.LOCATIONS -> text(LocationEvent.parseFrom(value));
        case Topics.PERSONS -> text(PersonEvent.parseFrom(value));
        default -> readable(value);
      };
    } catch (InvalidProtocolBufferException unreadable) {
      return readable(value);
    }
  }

  private static String text(MessageOrBuilder event) {
    return cut(TextFormat.printer().emittingSingleLine(true).printToString(event));
  }

  /** As text if it is nothing else. */
  private static String readable(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    boolean isText = text.chars().noneMatch(sign -> sign < ' ' || sign == 0xFFFD);
    return isText ? cut(text) : hex(bytes);
  }

  private static String hex(byte[] bytes) {
    String hex = HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, MOST_BYTES)));
    return bytes.length > MOST_BYTES ? hex + "…" : hex;
  }

  private static String cut(String text) {
    return text.length() > MOST_SIGNS ? text.substring(0, MOST_SIGNS) + "…" : text;
  }
}
