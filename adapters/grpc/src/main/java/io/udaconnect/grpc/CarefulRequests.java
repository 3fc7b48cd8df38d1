package io.udaconnect.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.io.IOException;
import java.io.InputStream;

/**
 * A service whose requests may be bytes that are no message, or a message that would fill the
 * memory. gRPC reads requests where no interceptor can help, and answers UNKNOWN if that fails;
 * here the message is then null: {@link RefusalInterceptor} refuses it, or the call itself if its
 * requests are a stream.
 */
final class CarefulRequests {
  /**
   * More than any request of ours has. An empty part is two bytes on the wire and eighty in memory,
   * so parts are counted before any is made.
   */
  private static final int MOST_PARTS = 60_000;

  private CarefulRequests() {}

  static Refused unreadable() {
    return new Refused(
        Reason.INVALID,
        "the request is not a message of this call, or unpacked too large: more than %d bytes or %d parts"
            .formatted(GrpcServer.LARGEST_MESSAGE_BYTES, MOST_PARTS));
  }

  static ServerServiceDefinition of(ServerServiceDefinition service) {
    var methods = service.getMethods().stream().map(CarefulRequests::careful).toList();
    var descriptor =
        ServiceDescriptor.newBuilder(service.getServiceDescriptor().getName())
            .setSchemaDescriptor(service.getServiceDescriptor().getSchemaDescriptor());
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    var careful = ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(careful::addMethod);
    return careful.build();
  }

  private static <Q, A> ServerMethodDefinition<Q, A> careful(ServerMethodDefinition<Q, A> method) {
    MethodDescriptor<Q, A> descriptor = method.getMethodDescriptor();
    return ServerMethodDefinition.create(
        descriptor.toBuilder()
            .setRequestMarshaller(new CarefulMarshaller<>(descriptor.getRequestMarshaller()))
            .build(),
        method.getServerCallHandler());
  }

  private static final class CarefulMarshaller<Q> implements Marshaller<Q> {
    private static final System.Logger LOG = System.getLogger(CarefulRequests.class.getName());

    private final Marshaller<Q> marshaller;
    private final Parser<Q> parser;

    @SuppressWarnings("unchecked") // a message's parser makes such messages
    CarefulMarshaller(Marshaller<Q> marshaller) {
      this.marshaller = marshaller;
      var prototype = (Message) ((PrototypeMarshaller<Q>) marshaller).getMessagePrototype();
      parser = (Parser<Q>) DiscardUnknownFieldsParser.wrap(prototype.getParserForType());
    }

    @Override
    public InputStream stream(Q message) {
      return marshaller.stream(message);
    }

    @Override
    public Q parse(InputStream stream) {
      try {
        byte[] bytes = stream.readAllBytes();
        return hasFewParts(bytes) ? parser.parseFrom(bytes) : null;
      } catch (IOException | RuntimeException unreadable) {
        LOG.log(System.Logger.Level.DEBUG, "A request is not readable", unreadable);
        return null;
      }
    }

    private static boolean hasFewParts(byte[] bytes) throws IOException {
      var input = CodedInputStream.newInstance(bytes);
      for (int parts = 0; parts <= MOST_PARTS; parts++) {
        int tag = input.readTag();
        if (tag == 0 || !input.skipField(tag)) return true; // at its end
      }
      return false;
    }
  }
}
