package io.udaconnect.grpc;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Another service of ours. Holds one channel to it, which connects with the first question and
 * again whenever it must; several threads may share it.
 */
final class Peer implements AutoCloseable {
  private static final int PING_SECONDS = 10;
  private static final int PING_ANSWER_SECONDS = 5;

  private final String name;
  private final ManagedChannel channel;

  /**
   * @param name what sentences call it
   * @param address host:port; a name with several addresses is a set of equals
   */
  Peer(String name, String address) {
    this.name = name;
    channel =
        NettyChannelBuilder.forTarget("dns:///" + address)
            .usePlaintext()
            .intercept(new TraceHeaders())
            .defaultLoadBalancingPolicy("round_robin")
            .keepAliveTime(PING_SECONDS, TimeUnit.SECONDS)
            .keepAliveTimeout(PING_ANSWER_SECONDS, TimeUnit.SECONDS)
            .build();
  }

  /** The channel for the next question, which tries to connect even if it just failed to. */
  ManagedChannel channel() {
    if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
      channel.resetConnectBackoff(); // else it may wait two minutes after the service is back
    }
    return channel;
  }

  /** What an answer means that is no refusal of the service itself. */
  RuntimeException failure(Status status, Duration timeout) {
    var answer = status.asRuntimeException();
    return switch (status.getCode()) {
      case UNAVAILABLE -> busy(name + " is not reachable", answer);
      case RESOURCE_EXHAUSTED -> busy(name + " has too much to do", answer);
      case ABORTED -> busy(name + " gave up, since its answer was not read", answer);
      case DEADLINE_EXCEEDED -> busy(name + " did not answer within " + timeout, answer);
      default -> new IllegalStateException(name + " failed", answer);
    };
  }

  private static Refused busy(String sentence, Throwable cause) {
    return new Refused(Reason.BUSY, sentence, cause);
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
