package io.udaconnect.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a body, one at a time. Blank ones are passed over. */
final class Lines {
  static final int LONGEST_BYTES = 64 << 10;

  private static final int BUFFER_BYTES = 16 << 10;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int at;
  private int end;

  Lines(InputStream in) {
    this.in = in;
  }

  /**
   * The next line without its end, or null after the last. Of one that is too long there is one
   * byte more than may be.
   */
  byte[] next() {
    var line = new ByteArrayOutputStream(256);
    boolean blank = true;
    while (fill()) {
      byte next = buffer[at++];
      if (next == '\n' && !blank) return line.toByteArray();
      if (next == '\n') {
        line.reset();
        continue;
      }
      blank &= next == ' ' || next == '\t' || next == '\r';
      if (line.size() <= LONGEST_BYTES) line.write(next);
    }
    return blank ? null : line.toByteArray();
  }

  private boolean fill() {
    if (at < end) return true;
    try {
      at = 0;
      end = in.read(buffer);
      return end > 0;
    } catch (IOException brokenOff) {
      throw Body.whole("ends before it should");
    }
  }
}
