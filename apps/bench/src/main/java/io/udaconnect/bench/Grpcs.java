package io.udaconnect.bench;

import io.grpc.ConnectivityState;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Service;

/** What all who speak gRPC here do alike. */
final class Grpcs {
  private Grpcs() {}

  static ManagedChannel channel(Addresses addresses, Service service) {
    return Grpc.newChannelBuilder(addresses.grpc(service), InsecureChannelCredentials.create())
        .directExecutor() // what is done with an answer is short
        .build();
  }

  /** A channel by itself waits longer after each attempt to connect, up to two minutes. */
  static void wake(ManagedChannel channel) {
    if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
      channel.resetConnectBackoff();
    }
  }

  /** As it is, or that it is of no use to try again. */
  static Throwable failure(Throwable failure) {
    return switch (Status.fromThrowable(failure).getCode()) {
      case INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED, UNAUTHENTICATED, UNIMPLEMENTED ->
          NotTaken.all(failure.getMessage());
      default -> failure;
    };
  }
}
