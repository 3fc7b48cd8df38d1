package io.udaconnect.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.io.InputStream;

/**
 * A service whose requests may be bytes that are no message. gRPC reads requests where no
 * interceptor can help, and answers UNKNOWN if that fails; here the message is then null: {@link
 * RefusalInterceptor} refuses it, or the call itself if its requests are a stream.
 */
final class CarefulRequests {
  private CarefulRequests() {}

  static Refused unreadable() {
    return new Refused(
        Reason.INVALID,
        "the request is not a message of this call, or unpacked more than "
            + GrpcServer.LARGEST_MESSAGE_BYTES
            + " bytes");
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

  private record CarefulMarshaller<Q>(Marshaller<Q> marshaller) implements Marshaller<Q> {
    private static final System.Logger LOG = System.getLogger(CarefulRequests.class.getName());

    @Override
    public InputStream stream(Q message) {
      return marshaller.stream(message);
    }

    @Override
    public Q parse(InputStream bytes) {
      try {
        return marshaller.parse(bytes);
      } catch (RuntimeException unreadable) {
        LOG.log(System.Logger.Level.DEBUG, "A request is not readable", unreadable);
        return null;
      }
    }
  }
}
