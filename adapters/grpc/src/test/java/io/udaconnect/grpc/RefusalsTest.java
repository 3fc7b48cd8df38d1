package io.udaconnect.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {
  @ParameterizedTest
  @CsvSource({
    "INVALID, INVALID_ARGUMENT",
    "UNKNOWN, NOT_FOUND",
    "FORBIDDEN, PERMISSION_DENIED",
    "CONFLICT, ALREADY_EXISTS",
    "BUSY, UNAVAILABLE",
    "FULL, RESOURCE_EXHAUSTED"
  })
  void eachReasonHasItsCodeAndSaysWhy(Reason reason, Status.Code code) {
    var answer = Refusals.answer(new CompletionException(new Refused(reason, "why")));

    assertThat(answer.getStatus().getCode()).isEqualTo(code);
    assertThat(answer.getStatus().getDescription()).isEqualTo("why");
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void whatOneServiceRefusesAnotherOfOursUnderstands(Reason reason) {
    var heard = Refusals.heard(Refusals.answer(new Refused(reason, "why"))).orElseThrow();

    assertThat(heard.reason()).isEqualTo(reason);
    assertThat(heard).hasMessage("why");
  }

  @Test
  void faultsArriveFieldByField() {
    var faults = List.of(new Fault("start_time", "is missing"), new Fault("", "is odd"));

    var heard = Refusals.heard(Refusals.answer(new Refused(faults))).orElseThrow();

    assertThat(heard.reason()).isEqualTo(Reason.INVALID);
    assertThat(heard.faults()).isEqualTo(faults);
  }

  @Test
  void whoIsBusySaysWhenToComeAgain() throws Exception {
    var said = StatusProto.fromThrowable(Refusals.answer(new Refused(Reason.BUSY, "no Kafka")));

    var retry = said.getDetails(0).unpack(RetryInfo.class);
    assertThat(retry.getRetryDelay().getSeconds()).isEqualTo(1);
  }

  @Test
  void whatTheNetworkSaysIsNoRefusal() {
    assertThat(Refusals.heard(Status.UNAVAILABLE.asRuntimeException())).isEmpty();
    assertThat(Refusals.heard(Status.RESOURCE_EXHAUSTED.asRuntimeException())).isEmpty();
    assertThat(Refusals.heard(Status.INTERNAL.asRuntimeException())).isEmpty();
  }

  @Test
  void whatBrokeStaysHere() {
    var answer = Refusals.answer(new IllegalStateException("password=hunter2"));

    assertThat(answer.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
    assertThat(answer.getStatus().getDescription())
        .doesNotContain("hunter2")
        .matches("something is broken here; the log has it under [0-9a-f-]{36}");
  }
}
