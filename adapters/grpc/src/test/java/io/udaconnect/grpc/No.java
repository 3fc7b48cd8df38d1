package io.udaconnect.grpc;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a client hears when the answer is no. */
record No(Status.Code code, String message, List<String> fields) {
  static No to(ThrowingCallable call) {
    return of(answer(call));
  }

  /** The same as gRPC has it. */
  static StatusRuntimeException answer(ThrowingCallable call) {
    var failure = catchThrowableOfType(StatusRuntimeException.class, call);
    if (failure == null) throw new AssertionError("the call was answered well");
    return failure;
  }

  static No of(StatusRuntimeException failure) {
    var status = failure.getStatus();
    return new No(status.getCode(), status.getDescription(), fields(failure));
  }

  private static List<String> fields(StatusRuntimeException failure) {
    try {
      for (var detail : StatusProto.fromThrowable(failure).getDetailsList()) {
        if (detail.is(BadRequest.class)) {
          return detail.unpack(BadRequest.class).getFieldViolationsList().stream()
              .map(BadRequest.FieldViolation::getField)
              .toList();
        }
      }
      return List.of();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
