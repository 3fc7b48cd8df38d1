package io.udaconnect.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartFailureTest {
  @Test
  void theInnermostReasonIsTold() {
    assertThat(
            StartFailure.in(
                """
                [11/21/26, 0:37:52:533 UTC] 00000018 Server A CWWKE0001I: The server person has been launched.
                [11/21/26, 0:37:52:533 UTC] 00000018 StateMachineImpl E CWWKZ0002E: An exception occurred while\
                 starting the application app. The exception message was:\
                 com.ibm.ws.container.service.state.StateChangeException:\
                 org.jboss.weld.exceptions.WeldException: java.lang.IllegalArgumentException:\
                 kafka.send.timeout: must be from PT0.3S to PT2S, not PT9S
                \tat io.udaconnect.kafka.KafkaSettings.<init>(KafkaSettings.java:30)
                """))
        .contains("kafka.send.timeout: must be from PT0.3S to PT2S, not PT9S");
  }

  @Test
  void ofAListOfReasonsTheFirstIsTold() {
    assertThat(
            StartFailure.in(
                """
                [11/21/26, 0:37:52:533 UTC] 00000018 StateMachineImpl E CWWKZ0002E: An exception occurred while\
                 starting the application app. The exception message was:\
                 com.ibm.ws.container.service.state.StateChangeException:\
                 org.jboss.weld.exceptions.DefinitionException: Exception List with 1 exceptions:
                Exception 0 :
                java.lang.IllegalArgumentException: store: must be grpc or jdbc, not "memory"
                \tat io.udaconnect.config.ChosenBeans.lambda$refuse$1(ChosenBeans.java:30)
                """))
        .contains("store: must be grpc or jdbc, not \"memory\"");
  }

  @Test
  void aListenerThatRefusesTheConfigurationIsTold() {
    assertThat(
            StartFailure.in(
                """
                [11/21/26] webapp E SRVE0265E: Error occured while notifying listeners of web application start: java.lang.IllegalArgumentException: kafka.send.timeout: must be from PT0.3S to PT2S, not PT9S
                [11/21/26] AppMessageHel A CWWKZ0012I: The application person was not started.
                """))
        .contains("kafka.send.timeout: must be from PT0.3S to PT2S, not PT9S");
  }

  @Test
  void aPortThatWasTakenMeanwhileIsTold() {
    assertThat(
            StartFailure.in(
                """
                [11/21/26, 5:22:56:925 UTC] 00000021 TCPPort E CWWKO0221E: TCP Channel location initialization did not succeed.  The socket bind did not succeed for host 127.0.0.1 and port 43002.  The port might already be in use.  Exception Message: Address already in use
                """))
        .get()
        .asString()
        .contains("port 43002", "in use");
  }

  @Test
  void anotherErrorIsNoReasonToGiveUp() {
    assertThat(StartFailure.in("[ERROR] CWWKO0801E: cannot connect\n[INFO] CWWKZ0001I: started"))
        .isEmpty();
  }
}
