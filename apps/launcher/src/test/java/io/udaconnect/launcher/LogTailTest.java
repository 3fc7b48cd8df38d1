package io.udaconnect.launcher;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir Path folder;

  @Test
  void onlyTheEndIsShown() throws IOException {
    var log = Files.writeString(folder.resolve("log"), "a\nb\nc\n");
    assertThat(LogTail.last(log, 2)).containsExactly("b", "c");
    assertThat(LogTail.last(log, 9)).containsExactly("a", "b", "c");
    assertThat(LogTail.last(folder.resolve("none"), 9)).isEmpty();
  }

  @Test
  void onlyWhatIsNewIsRead() throws IOException {
    var log = Files.writeString(folder.resolve("log"), "old\n");
    var tail = new LogTail(log);
    assertThat(tail.read()).isEmpty();
    Files.writeString(log, "new\n", APPEND);
    assertThat(tail.read()).isEqualTo("new\n");
    assertThat(tail.read()).isEmpty();
  }

  @Test
  void aLineIsReadWhenItIsWhole() throws IOException {
    var log = Files.writeString(folder.resolve("log"), "");
    var tail = new LogTail(log);
    Files.writeString(log, "one\ntw", APPEND);
    assertThat(tail.read()).isEqualTo("one\n");
    Files.writeString(log, "o\n", APPEND);
    assertThat(tail.read()).isEqualTo("two\n");
    assertThat(LogTail.last(Files.writeString(log, "half", APPEND), 1)).containsExactly("half");
  }

  @Test
  void aLogThatBeginsAnewIsReadFromItsStart() throws IOException {
    var log = Files.writeString(folder.resolve("log"), "a long life\n");
    var tail = new LogTail(log);
    Files.writeString(log, "anew\n");
    assertThat(tail.read()).isEqualTo("anew\n");
  }
}
