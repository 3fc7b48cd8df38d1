package io.udaconnect.grpc;

import static java.util.stream.Collectors.toMap;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;

/** How no is said in gRPC, and understood when another service says it. */
final class Refusals {
  private static final System.Logger LOG = System.getLogger(Refusals.class.getName());
  private static final Duration RETRY_DELAY = Duration.newBuilder().setSeconds(1).build();

  private static final Map<Status.Code, Reason> REASONS =
      EnumSet.allOf(Reason.class).stream().collect(toMap(Refusals::code, reason -> reason));

  private Refusals() {}

  /** The one table. */
  static Status.Code code(Reason reason) {
    return switch (reason) { // no default: a new reason does not compile until it has a code
      case INVALID -> Status.Code.INVALID_ARGUMENT;
      case UNKNOWN -> Status.Code.NOT_FOUND;
      case FORBIDDEN -> Status.Code.PERMISSION_DENIED;
      case CONFLICT -> Status.Code.ALREADY_EXISTS; // sent again it stays wrong: not ABORTED
      case BUSY -> Status.Code.UNAVAILABLE;
      case FULL -> Status.Code.RESOURCE_EXHAUSTED;
    };
  }

  /**
   * The answer to a call that failed. A refusal says why, with {@code google.rpc} details; anything
   * else is ours to know: the caller gets a reference under which the log has it.
   */
  static StatusRuntimeException answer(Throwable failure) {
    var cause = unwrapped(failure);
    return cause instanceof Refused refused ? answer(refused) : hidden(cause);
  }

  private static StatusRuntimeException answer(Refused refused) {
    var status =
        com.google.rpc.Status.newBuilder()
            .setCode(code(refused.reason()).value())
            .setMessage(refused.getMessage());
    if (!refused.faults().isEmpty()) status.addDetails(Any.pack(badRequest(refused.faults())));
    if (passing(refused.reason())) {
      status.addDetails(Any.pack(RetryInfo.newBuilder().setRetryDelay(RETRY_DELAY).build()));
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }

  /** Whether the same, sent again later, may be taken. */
  private static boolean passing(Reason reason) {
    return reason == Reason.BUSY || reason == Reason.FULL;
  }

  private static BadRequest badRequest(List<Fault> faults) {
    var details = BadRequest.newBuilder();
    for (var fault : faults) {
      details.addFieldViolations(
          FieldViolation.newBuilder().setField(fault.field()).setDescription(fault.reason()));
    }
    return details.build();
  }

  private static StatusRuntimeException hidden(Throwable failure) {
    String reference = UUID.randomUUID().toString();
    LOG.log(System.Logger.Level.ERROR, "A gRPC call failed, reference " + reference, failure);
    return Status.INTERNAL
        .withDescription("something is broken here; the log has it under " + reference)
        .withCause(failure) // stays here: causes are not sent
        .asRuntimeException(new Metadata());
  }

  private static Throwable unwrapped(Throwable failure) {
    boolean wrapper =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    return wrapper && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
  }

  /** A refusal that speaks of fields by the names that the other side knows. */
  static Refused renamed(Refused refused, UnaryOperator<String> fieldName) {
    if (refused.faults().isEmpty()) return refused;
    return new Refused(
        refused.faults().stream()
            .map(fault -> new Fault(fieldName.apply(fault.field()), fault.reason()))
            .toList());
  }

  /** The refusal that a service of ours answered with; empty if this answer is none. */
  static Optional<Refused> heard(Exception answer) {
    var reason = REASONS.get(Status.fromThrowable(answer).getCode());
    if (reason == null) return Optional.empty();
    var said = StatusProto.fromThrowable(answer);
    if (passing(reason) && said.getDetailsCount() == 0) {
      return Optional.empty(); // the network, or gRPC itself
    }
    var faults = faults(said);
    return Optional.of(
        faults.isEmpty() ? new Refused(reason, said.getMessage(), answer) : new Refused(faults));
  }

  private static List<Fault> faults(com.google.rpc.Status status) {
    var faults = new ArrayList<Fault>();
    try {
      for (var detail : status.getDetailsList()) {
        if (!detail.is(BadRequest.class)) continue;
        for (var violation : detail.unpack(BadRequest.class).getFieldViolationsList()) {
          faults.add(new Fault(violation.getField(), violation.getDescription()));
        }
      }
    } catch (InvalidProtocolBufferException e) {
      LOG.log(System.Logger.Level.DEBUG, "The details of a refusal are not readable", e);
    }
    return faults;
  }
}
