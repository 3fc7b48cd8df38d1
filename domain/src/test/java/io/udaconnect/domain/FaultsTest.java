package io.udaconnect.domain;

import static io.udaconnect.domain.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FaultsTest {
  private final Faults faults = new Faults();

  @Test
  void aFaultlessInputIsNotRefused() {
    assertThat(faults.<String>check(() -> "fine")).isEqualTo("fine");
    assertThatCode(faults::refuseIfAny).doesNotThrowAnyException();
  }

  @Test
  void allFaultsAreToldAtOnceInTheOrderTheyWereFound() {
    faults.add("first", "is missing");
    assertThat(faults.<String>check(FaultsTest::refusedTwice)).isNull();
    faults.add("last", "is wrong");
    var refused = refusal(faults::refuseIfAny);
    assertThat(refused.reason()).isEqualTo(Reason.INVALID);
    assertThat(refused.faults())
        .containsExactly(
            new Fault("first", "is missing"),
            new Fault("a", "is bad"),
            new Fault("b", "is worse"),
            new Fault("last", "is wrong"));
  }

  @Test
  void anInvalidWholeWithoutAFieldIsAFaultToo() {
    assertThat(faults.<String>check(FaultsTest::refusedAsAWhole)).isNull();
    assertThat(refusal(faults::refuseIfAny).faults())
        .containsExactly(new Fault("", "makes no sense"));
  }

  @Test
  void whatIsNotAboutTheInputRisesAsItIs() {
    assertThat(refusal(() -> faults.check(FaultsTest::refusedAsBusy)).reason())
        .isEqualTo(Reason.BUSY);
    assertThatCode(faults::refuseIfAny).doesNotThrowAnyException();
  }

  @Test
  void aFaultNamesItsFieldAndItsReason() {
    var fault = new Fault("latitude", "is missing");
    assertThat(fault).hasToString("latitude: is missing");
    assertThat(fault.field()).isEqualTo("latitude");
    assertThat(fault.reason()).isEqualTo("is missing");
    assertThat(new Fault("", "is not JSON")).hasToString("is not JSON");
    assertThatThrownBy(() -> new Fault(null, "x")).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new Fault("x", null)).isInstanceOf(NullPointerException.class);
  }

  private static String refusedTwice() {
    var both = new Faults();
    both.add("a", "is bad");
    both.add("b", "is worse");
    both.refuseIfAny();
    return "never";
  }

  private static String refusedAsAWhole() {
    throw new Refused(Reason.INVALID, "makes no sense");
  }

  private static String refusedAsBusy() {
    throw new Refused(Reason.BUSY, "later");
  }
}
