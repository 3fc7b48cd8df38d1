package io.udaconnect.kafka;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.device.DeviceKey;
import io.udaconnect.domain.device.Newcomer;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.person.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinateTest {
  private static final Instant WRITTEN = Instant.parse("2026-03-14T12:00:00.123Z");
  private static final String JEAN =
      "{'name':'Jean','latitude':45.7,'longitude':4.8,'timestamp':%s}";

  @Test
  void aTrackerSaysWhoAndWhereAndTheRecordSaysWhen() {
    assertThat(read("10.0.0.7", "{'name':'Jean','latitude':45.7,'longitude':4.8}"))
        .isEqualTo(
            new Coordinate(
                new DeviceKey("10.0.0.7"),
                new Newcomer(new Profile("Jean", "-", "-"), false),
                GeoPoint.of(45.7, 4.8),
                WRITTEN));
  }

  @Test
  void whatWeDoNotKnowIsPassedOver() {
    var coordinate =
        read(
            "a",
            " {'longitude':-1.8e2,'speed':{'of':[1,{}]},'x':[[]],'y':null,'name':'Zo\\u00eb L.',"
                + "'simulated':true,'latitude':-9E1} ");
    assertThat(coordinate.who()).isEqualTo(Newcomer.named("Zoë L.", true));
    assertThat(coordinate.point()).isEqualTo(GeoPoint.of(-90, -180));
  }

  @ParameterizedTest
  @CsvSource({
    "1773489600, 2026-03-14T12:00:00Z",
    "1773489600.25, 2026-03-14T12:00:00.250Z",
    "1773489600250, 2026-03-14T12:00:00.250Z",
    "1.77348960025e9, 2026-03-14T12:00:00.250Z",
    "'2026-03-14T13:00:00.5+01:00', 2026-03-14T12:00:00.500Z",
    "'2026-03-14T12:00:00', 2026-03-14T12:00:00Z",
    "'2026-03-14t12:00:00z', 2026-03-14T12:00:00Z",
  })
  void itMaySayWhenItself(String timestamp, Instant instant) {
    String json = timestamp.contains(":") ? "'" + timestamp + "'" : timestamp;
    assertThat(read("a", JEAN.formatted(json)).instant()).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name | {'latitude':1,'longitude':2}",
        "name | {'name':5,'latitude':1,'longitude':2}",
        "name | {'name':null,'latitude':1,'longitude':2}",
        "name | {'name':'Jean','name':'Jean','latitude':1,'longitude':2}",
        "first_name | {'name':'','latitude':1,'longitude':2}",
        "first_name | {'name':'Je\\u0000an','latitude':1,'longitude':2}",
        "latitude | {'name':'Jean','longitude':2}",
        "latitude | {'name':'Jean','latitude':'1','longitude':2}",
        "latitude | {'name':'Jean','latitude':null,'longitude':2}",
        "latitude | {'name':'Jean','latitude':90.0000001,'longitude':2}",
        "latitude | {'name':'Jean','latitude':1e999,'longitude':2}",
        "latitude | {'name':'Jean','latitude':1e999999999,'longitude':2}",
        "latitude | {'name':'Jean','latitude':1e99999999999,'longitude':2}",
        "longitude | {'name':'Jean','latitude':1,'longitude':[2]}",
        "longitude | {'name':'Jean','latitude':1,'longitude':350}",
        "simulated | {'name':'Jean','latitude':1,'longitude':2,'simulated':'true'}",
        "simulated | {'name':'Jean','latitude':1,'longitude':2,'simulated':1}",
        "timestamp | {'name':'Jean','latitude':1,'longitude':2,'timestamp':'now'}",
        "timestamp | {'name':'Jean','latitude':1,'longitude':2,'timestamp':''}",
        "timestamp | {'name':'Jean','latitude':1,'longitude':2,'timestamp':null}",
        "timestamp | {'name':'Jean','latitude':1,'longitude':2,'timestamp':1e300}",
        "timestamp | {'name':'Jean','latitude':1,'longitude':2,'timestamp':'2026-02-30T00:00:00Z'}",
        "creation_time | {'name':'Jean','latitude':1,'longitude':2,'timestamp':5}",
        "creation_time | {'name':'Jean','latitude':1,'longitude':2,'timestamp':99999999999999}",
        "creation_time | {'name':'Jean','latitude':1,'longitude':2,'timestamp':'+12345-01-01T00:00:00Z'}",
        "value | {'name':'Jean','latitude':1,'longitude':NaN}",
        "value | {'name':'Jean','latitude':1,'longitude':2",
        "value | {'name':'Jean','latitude':1,'longitude':2}}",
        "value | {'name':'Jean','latitude':1,'longitude':2} {}",
        "value | {'name':'Jean','latitude':1,'longitude':02}",
        "value | [{'name':'Jean','latitude':1,'longitude':2}]",
        "value | null",
        "value | `` ",
        "value | Jean 45.7 4.8",
      })
  void whatCannotBeMeantIsRefusedByField(String field, String json) {
    assertThat(faults("a", json)).extracting(Fault::field).containsExactly(field);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThat(faults("\n", "{'latitude':91,'simulated':0,'timestamp':true}"))
        .extracting(Fault::field)
        .containsExactly("key", "name", "latitude", "longitude", "timestamp");
  }

  @Test
  void aRecordWithoutKeyOrValueIsRefused() {
    byte[] good = json(JEAN.formatted("1773489600"));
    assertThat(refused(null, good)).hasMessage("key: is missing");
    assertThat(refused(new byte[0], good)).hasMessage("key: must not be empty");
    assertThat(refused("Zoë".getBytes(ISO_8859_1), good)).hasMessage("key: is not UTF-8");
    assertThat(refused("a".repeat(201).getBytes(UTF_8), good)).hasMessageStartingWith("key: must");
    assertThat(refused(new byte[] {'a'}, null)).hasMessage("value: is missing");
    assertThat(refused(null, null)).hasMessage("key: is missing; value: is missing");
    assertThat(refused(new byte[] {'a'}, "{'name':'Zoë'}".getBytes(ISO_8859_1)))
        .hasMessage("value: is not UTF-8");
  }

  @Test
  void aHugeRecordIsNotEvenRead() {
    assertThat(faults("a", " ".repeat(4096) + JEAN.formatted("5")))
        .containsExactly(new Fault("value", "must have at most 4096 bytes"));
    for (var begun : List.of("[", "{'x':")) {
      assertThat(faults("a", "{'x':" + begun.repeat(800)))
          .containsExactly(new Fault("value", "is nested deeper than 16"));
      assertThat(faults("a", "{'x':" + begun.repeat(8)))
          .containsExactly(new Fault("value", "is not JSON"));
    }
    assertThat(faults("a".repeat(4097), JEAN.formatted("1773489600")))
        .containsExactly(new Fault("key", "must have at most 4096 bytes"));
  }

  private static Iterable<Fault> faults(String key, String json) {
    return refused(key.getBytes(UTF_8), json(json)).faults();
  }

  private static Refused refused(byte[] key, byte[] value) {
    return catchThrowableOfType(Refused.class, () -> Coordinate.of(record(key, value)));
  }

  private static Coordinate read(String key, String json) {
    return Coordinate.of(record(key.getBytes(UTF_8), json(json)));
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(UTF_8);
  }

  private static ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
    return new ConsumerRecord<>(
        Topics.COORDINATES,
        0,
        0,
        WRITTEN.toEpochMilli(),
        TimestampType.CREATE_TIME,
        0,
        0,
        key,
        value,
        new RecordHeaders(),
        Optional.empty());
  }
}
