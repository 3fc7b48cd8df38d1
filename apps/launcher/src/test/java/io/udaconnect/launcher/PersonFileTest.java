package io.udaconnect.launcher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.launcher.PersonFile.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonFileTest {
  private final List<Line> good = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();

  @Test
  void personsComeWithTheirNumbersAndLines() throws IOException {
    read("id,first_name,last_name,company_name\n7,Ada,Lovelace,\"Engines, Ltd\"\n,Zoë,Ø,X\n");
    assertThat(good)
        .containsExactly(
            new Line(2, OptionalLong.of(7), "Ada", "Lovelace", "Engines, Ltd"),
            new Line(3, OptionalLong.empty(), "Zoë", "Ø", "X"));
    assertThat(refused).isEmpty();
  }

  @Test
  void theColumnOfNumbersIsOptionalAndTheOrderFree() throws IOException {
    read("last_name,company_name,first_name\nLovelace,Engines,Ada\n");
    assertThat(good)
        .containsExactly(new Line(2, OptionalLong.empty(), "Ada", "Lovelace", "Engines"));
  }

  @Test
  void aSpreadsheetsMarkAndLineEndsDoNotMatter() throws IOException {
    read("\uFEFFfirst_name,last_name,company_name\r\nAda,Lovelace,Engines\r\n\r\nB,C,D\r\n");
    assertThat(good).extracting(Line::firstName).containsExactly("Ada", "B");
  }

  @Test
  void aValueOverTwoLinesDoesNotShiftTheNumbers() throws IOException {
    read("id,first_name,last_name,company_name\n1,A,B,\"two\nlines\"\nx,C,D,E\n");
    assertThat(good).hasSize(1);
    assertThat(refused).containsExactly("4 id: \"x\" is not a whole number");
  }

  @Test
  void aBadLineDoesNotKeepTheOthersOut() throws IOException {
    read(
        """
        id,first_name,last_name,company_name
        1,A,B
        -1,A,B,C
        1.5,A,B,C
        99999999999999999999,A,B,C
        5,A,B,C
        5,D,E,F
        """);
    assertThat(good).extracting(Line::line).containsExactly(6L);
    assertThat(refused)
        .containsExactly(
            "2 has 3 values, the header 4",
            "3 id: \"-1\" is not a whole number",
            "4 id: \"1.5\" is not a whole number",
            "5 id: \"99999999999999999999\" is not a whole number",
            "7 id: 5 is on line 6 already");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "first_name,last_name\nA,B\n",
        "first_name,last_name,company_name,shoe_size\n",
        "first_name,first_name,last_name,company_name\n",
        "first_name;last_name;company_name\nA;B;C\n",
        "first_name,last_name,company_name\n\"A,B,C\n"
      })
  void whatIsNoSuchFileIsNamed(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(Trouble.class);
    assertThat(good).isEmpty();
  }

  @Test
  void anotherEncodingIsNamed() {
    var bytes = "first_name,last_name,company_name\nZoë,B,C\n".getBytes(ISO_8859_1);
    assertThatThrownBy(() -> read(bytes)).hasMessageContaining("UTF-8");
  }

  private void read(String text) throws IOException {
    read(text.getBytes(UTF_8));
  }

  private void read(byte[] bytes) throws IOException {
    new PersonFile().forEach(new ByteArrayInputStream(bytes), good::add, this::refuse);
  }

  private void refuse(long line, String reason) {
    refused.add(line + " " + reason);
  }
}
