package io.udaconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.RecordLocationBatchRequest;
import io.udaconnect.proto.v1.RecordLocationRequest;
import io.udaconnect.proto.v1.StreamLocationsRequest;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocationBytesTest {
  private static final long LARGEST_PERSON = (1L << 53) - 1;

  private final World world =
      new World(new long[] {1, 200, LARGEST_PERSON}, Instant.parse("2026-03-14T12:00:00Z"));
  private final int[] numbers = IntStream.range(0, 1_000).toArray();

  @Test
  void aSingleOneIsWhatTheServiceReads() throws InvalidProtocolBufferException {
    for (int number : numbers) {
      var request =
          RecordLocationRequest.parseFrom(LocationBytes.record(world, new int[] {number}));
      assertIs(number, request.getLocation());
    }
  }

  @Test
  void soAreBatches() throws InvalidProtocolBufferException {
    var request = RecordLocationBatchRequest.parseFrom(LocationBytes.record(world, numbers));
    assertThat(request.getLocationsCount()).isEqualTo(numbers.length);
    for (int number : numbers) assertIs(number, request.getLocations(number));
  }

  @Test
  void soAreTheBatchesOfStreams() throws InvalidProtocolBufferException {
    var request =
        StreamLocationsRequest.parseFrom(LocationBytes.streamed(world, numbers, 1L << 40));
    assertThat(request.getSequence()).isEqualTo(1L << 40);
    assertThat(request.getLocationsCount()).isEqualTo(numbers.length);
    for (int number : numbers) assertIs(number, request.getLocations(number));
  }

  private void assertIs(int number, Location message) {
    long micros =
        message.getCreationTime().getSeconds() * 1_000_000
            + message.getCreationTime().getNanos() / 1_000;
    assertThat(world.number(message.getPersonId(), message.getDeviceId(), micros))
        .isEqualTo(number);
    assertThat(Math.round(message.getLatitude() * 1e7)).isEqualTo(world.latitudeE7(number));
    assertThat(Math.round(message.getLongitude() * 1e7)).isEqualTo(world.longitudeE7(number));
    assertThat(message.getUnknownFields().asMap()).isEmpty();
  }
}
