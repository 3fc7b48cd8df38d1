package io.udaconnect.grpc;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A call as the server sees it, without a network: of a client that reads at once. */
final class BareCall<Q, A> extends ServerCall<Q, A> {
  final List<A> answers = new ArrayList<>();
  private final MethodDescriptor<Q, A> method;
  private int requested;
  private Status end;

  private BareCall(MethodDescriptor<Q, A> method) {
    this.method = method;
  }

  /** The call after all of these messages, its end among them. */
  static <Q, A> BareCall<Q, A> of(ServerMethodDefinition<Q, A> method, List<byte[]> messages) {
    var call = new BareCall<>(method.getMethodDescriptor());
    var listener = method.getServerCallHandler().startCall(call, new Metadata());
    listener.onReady();
    for (byte[] message : messages) {
      if (call.requested-- == 0) throw new AssertionError("nobody asks for the next message");
      listener.onMessage(call.method.parseRequest(new ByteArrayInputStream(message)));
      if (call.end != null) return call;
    }
    listener.onHalfClose();
    if (call.end == null) throw new AssertionError("nobody answers");
    return call;
  }

  Status end() {
    return end;
  }

  @Override
  public void request(int messages) {
    requested += messages;
  }

  @Override
  public void sendHeaders(Metadata headers) {}

  @Override
  public void sendMessage(A message) {
    try (var bytes = method.streamResponse(message)) {
      if (bytes.readAllBytes().length > GrpcServer.LARGEST_MESSAGE_BYTES) {
        throw new AssertionError("no client takes an answer as large as this");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    answers.add(message);
  }

  @Override
  public void close(Status status, Metadata trailers) {
    if (end != null) throw new AssertionError("answered twice");
    end = status;
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public MethodDescriptor<Q, A> getMethodDescriptor() {
    return method;
  }
}
