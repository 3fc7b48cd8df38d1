package io.udaconnect.planted.outside.person;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file. */
public final class Diary {
  public String today() throws IOException {
    return Files.readString(Path.of("today"));
  }
}
