package io.udaconnect.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedTest {
  @Test
  void badInputSaysEveryFault() {
    var refused = new Refused(List.of(new Fault("a", "is bad"), new Fault("", "is short")));
    assertThat(refused).hasMessage("a: is bad; is short");
    assertThat(refused.reason()).isEqualTo(Reason.INVALID);
  }

  @Test
  void whatIsFoundLaterDoesNotChangeARefusal() {
    var found = new ArrayList<>(List.of(new Fault("a", "is bad")));
    var refused = new Refused(found);
    found.add(new Fault("b", "is worse"));
    assertThat(refused.faults()).containsExactly(new Fault("a", "is bad"));
  }

  @Test
  void oneFieldIsOneFault() {
    assertThat(Refused.invalid("a", "is bad").faults()).containsExactly(new Fault("a", "is bad"));
  }

  @Test
  void otherReasonsBlameNoField() {
    var cause = new IllegalStateException("cable");
    var refused = new Refused(Reason.BUSY, "not now", cause);
    assertThat(refused).hasMessage("not now").hasCause(cause);
    assertThat(refused.faults()).isEmpty();
    assertThat(new Refused(Reason.UNKNOWN, "nobody")).hasMessage("nobody").hasNoCause();
  }

  @Test
  void onlyWhatHasACauseSaysWhereItWasSaid() {
    assertThat(Refused.invalid("a", "is bad").getStackTrace()).isEmpty();
    var cause = new IllegalStateException("cable");
    assertThat(new Refused(Reason.BUSY, "not now", cause).getStackTrace()).isNotEmpty();
  }

  @Test
  void thereIsNoRefusalWithoutAReason() {
    assertThatThrownBy(() -> new Refused(null, "because")).isInstanceOf(NullPointerException.class);
  }
}
