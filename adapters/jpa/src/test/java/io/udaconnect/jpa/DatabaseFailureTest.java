package io.udaconnect.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {
  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53100", "53300", "40P01"})
  void whatPassesIsBusyHoweverDeepItLies(String state) {
    var deep = new IllegalStateException(new SQLException("secret-host refused", state));
    assertThat(DatabaseFailure.of(deep))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.BUSY))
        .hasMessageNotContaining("secret");
  }

  @Test
  void aFullDiskIsNamed() {
    assertThat(DatabaseFailure.of(new SQLException("could not extend file", "53100")))
        .hasMessage("the database's disk is full");
  }

  @Test
  void whatWasStoppedIsNotCalledUnreachable() {
    assertThat(DatabaseFailure.of(new SQLException("canceling statement", "57014")))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.BUSY))
        .hasMessage("the database took too long for this, and was stopped");
  }

  @Test
  void aPoolWithNoneLeftIsBusy() {
    assertThat(DatabaseFailure.of(new SQLTransientConnectionException("timeout")))
        .isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42P01", "22003"})
  void whatIsBrokenStaysBroken(String state) {
    var broken = new SQLException("relation is missing", state);
    assertThat(DatabaseFailure.of(broken))
        .isInstanceOf(IllegalStateException.class)
        .hasCause(broken)
        .hasMessageContaining("relation is missing");
  }

  @Test
  void aFailureThatHasNothingToDoWithTheDatabaseRisesAsItIs() {
    var ours = new IllegalArgumentException("ours");
    assertThat(DatabaseFailure.of(ours)).isSameAs(ours);
  }
}
