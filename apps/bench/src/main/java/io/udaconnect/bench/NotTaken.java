package io.udaconnect.bench;

import io.udaconnect.proto.v1.RefusedLocation;
import java.util.BitSet;
import java.util.List;

/** The service found something wrong with what it was sent: sending it again is of no use. */
final class NotTaken extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Places in the message; null: all of them. */
  private final BitSet places;

  private NotTaken(BitSet places, String why) {
    super("refused: " + why);
    this.places = places;
  }

  static NotTaken all(String why) {
    return new NotTaken(null, why);
  }

  static NotTaken some(BitSet places, String why) {
    return new NotTaken(places, why);
  }

  /** All others are kept. */
  static NotTaken some(List<RefusedLocation> refused) {
    var places = new BitSet();
    for (var one : refused) places.set(one.getIndex());
    return new NotTaken(places, refused.get(0).getField() + " " + refused.get(0).getReason());
  }

  /** Of a message of that size. */
  BitSet places(int size) {
    var all = new BitSet();
    if (places == null) all.set(0, size);
    else all.or(places);
    return all;
  }
}
