package io.udaconnect.launcher;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** How much of a file is read: a bar on a terminal, else a line every few seconds. */
final class ImportProgress extends FilterInputStream {
  private static final int WIDTH = 30;
  private static final long BAR_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final long size;
  private final boolean isTerminal = Boolean.getBoolean("udaconnect.terminal"); // the script knows
  private final PrintStream out = System.err;
  private final long began = System.nanoTime();
  private long last = began;
  private long read;
  private long items;

  ImportProgress(InputStream in, long size) {
    super(in);
    this.size = size;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) read++;
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) read += count;
    return count;
  }

  /** One more is read. */
  void step() {
    items++;
    long now = System.nanoTime();
    if (now - last < (isTerminal ? BAR_NANOS : LINE_NANOS)) return;
    last = now;
    out.print((isTerminal ? "\r" : "") + line() + (isTerminal ? "" : "\n"));
    out.flush();
  }

  /** Makes room for other lines. */
  void end() {
    if (isTerminal && last != began) out.println("\r" + line());
  }

  private String line() {
    int done = size == 0 ? WIDTH : (int) Math.min(WIDTH, WIDTH * read / size);
    return "[%s%s] %3d %%  %,d read, %,.0f/s"
        .formatted(
            "#".repeat(done),
            " ".repeat(WIDTH - done),
            size == 0 ? 100 : Math.min(100, 100 * read / size),
            items,
            items / ((System.nanoTime() - began) / 1e9));
  }
}
