package io.udaconnect.launcher;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a file that is read piece by piece: records, tags. A piece that does not end, such
 * as one after a quotation mark too many, breaks the reading off before it fills the memory.
 */
final class Pieces extends FilterInputStream {
  /** A piece may be a little shorter than this, since readers read ahead. */
  static final int LONGEST_BYTES = 1 << 20;

  private long ofThisPiece;

  Pieces(InputStream in) {
    super(in);
  }

  /** The next piece begins about here. */
  void next() {
    ofThisPiece = 0;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) ofThisPiece += count;
    if (ofThisPiece > LONGEST_BYTES) {
      throw new IOException("what begins here is longer than " + LONGEST_BYTES + " bytes");
    }
    return count;
  }
}
