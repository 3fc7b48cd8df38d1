package io.udaconnect.bench;

import java.util.List;

/** Somebody who asks; one question at a time. */
interface Asker extends AutoCloseable {
  /** Waits for the whole answer, and throws it away. */
  Answer ask(Question question) throws Exception;

  @Override
  void close();

  /** What came back. */
  record Answer(long rows, long bytes) {}

  /** One who can tell what the answers say. */
  interface Reader extends Asker {
    /** The answer's rows, in words that are the same whichever way they came; see {@link Rows}. */
    List<String> rows(Question question) throws Exception;
  }
}
