package io.udaconnect.bench;

import com.google.protobuf.CodedOutputStream;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Requests of LocationService, written straight from the numbers of locations: messages and their
 * builders would cost several times as much, on the machine that is to be measured.
 */
final class LocationBytes {
  private static final int SEQUENCE = 1;
  private static final int LOCATIONS_OF_STREAM = 2;

  /** The same in RecordLocationRequest and in RecordLocationBatchRequest. */
  private static final int LOCATIONS = 1;

  private static final int PERSON = 2;
  private static final int DEVICE = 3;
  private static final int LATITUDE = 4;
  private static final int LONGITUDE = 5;
  private static final int TIME = 6;
  private static final int SECONDS = 1;
  private static final int NANOS = 2;

  private static final int BYTES_WIRE_TYPE = 2;
  private static final int MOST_BYTES = 72; // of one location and what is around it
  private static final double DEGREE_E7 = 1e7;
  private static final int SECOND_MICROS = 1_000_000;

  private LocationBytes() {}

  /** Of a single one, or of many. */
  static byte[] record(World world, int[] numbers) {
    return write(world, numbers, 0, LOCATIONS);
  }

  static byte[] streamed(World world, int[] numbers, long sequence) {
    return write(world, numbers, sequence, LOCATIONS_OF_STREAM);
  }

  private static byte[] write(World world, int[] numbers, long sequence, int field) {
    var bytes = new byte[MOST_BYTES * (numbers.length + 1)];
    var out = CodedOutputStream.newInstance(bytes);
    try {
      if (sequence > 0) out.writeInt64(SEQUENCE, sequence);
      for (int number : numbers) write(world, number, field, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Arrays.copyOf(bytes, out.getTotalBytesWritten());
  }

  private static void write(World world, int number, int field, CodedOutputStream out)
      throws IOException {
    long person = world.person(number);
    long device = world.device(number);
    long micros = world.micros(number);
    long seconds = micros / SECOND_MICROS;
    int nanos = (int) (micros % SECOND_MICROS) * 1_000;
    int time = CodedOutputStream.computeInt64Size(SECONDS, seconds);
    if (nanos != 0) time += CodedOutputStream.computeInt32Size(NANOS, nanos);
    int size =
        CodedOutputStream.computeInt64Size(PERSON, person)
            + (device == 0 ? 0 : CodedOutputStream.computeInt64Size(DEVICE, device))
            + 2 * CodedOutputStream.computeDoubleSize(LATITUDE, 0)
            + (2 + time); // its tag and its length take a byte each

    out.writeTag(field, BYTES_WIRE_TYPE);
    out.writeUInt32NoTag(size);
    out.writeInt64(PERSON, person);
    if (device != 0) out.writeInt64(DEVICE, device);
    out.writeDouble(LATITUDE, world.latitudeE7(number) / DEGREE_E7);
    out.writeDouble(LONGITUDE, world.longitudeE7(number) / DEGREE_E7);
    out.writeTag(TIME, BYTES_WIRE_TYPE);
    out.writeUInt32NoTag(time);
    out.writeInt64(SECONDS, seconds);
    if (nanos != 0) out.writeInt32(NANOS, nanos);
  }

  /** Sends what is bytes already. */
  static final Marshaller<byte[]> MARSHALLER =
      new Marshaller<>() {
        @Override
        public InputStream stream(byte[] request) {
          return new Request(request);
        }

        @Override
        public byte[] parse(InputStream stream) {
          throw new UnsupportedOperationException("requests are sent only");
        }
      };

  /** Tells gRPC its length, and goes into its buffers at once. */
  private static final class Request extends ByteArrayInputStream
      implements KnownLength, Drainable {
    Request(byte[] bytes) {
      super(bytes);
    }

    @Override
    public int drainTo(OutputStream target) throws IOException {
      int size = available();
      target.write(buf, pos, size);
      pos = count;
      return size;
    }
  }
}
