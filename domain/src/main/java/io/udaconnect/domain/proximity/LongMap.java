package io.udaconnect.domain.proximity;

import java.util.function.Consumer;
import java.util.function.Predicate;

/** A map from numbers, without an object for each number. Threads may not share it. */
final class LongMap<V> {
  private static final int LEAST = 16;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] keys = new long[LEAST];
  private Object[] values = new Object[LEAST];
  private int size;

  /** Null if there is none. */
  @SuppressWarnings("unchecked")
  V get(long key) {
    return (V) values[slot(key)];
  }

  /** For a key that has none yet. */
  void add(long key, V value) {
    if (2 * size >= values.length) rebuild(2 * values.length, any -> true);
    int slot = slot(key);
    keys[slot] = key;
    values[slot] = value;
    size++;
  }

  void retainIf(Predicate<V> isKept) {
    rebuild(values.length, isKept);
  }

  @SuppressWarnings("unchecked")
  void forEach(Consumer<V> each) {
    for (var value : values) if (value != null) each.accept((V) value);
  }

  @SuppressWarnings("unchecked")
  private void rebuild(int length, Predicate<V> isKept) {
    var oldKeys = keys;
    var oldValues = values;
    keys = new long[length];
    values = new Object[length];
    size = 0;
    for (int i = 0; i < oldValues.length; i++) {
      if (oldValues[i] != null && isKept.test((V) oldValues[i])) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
        size++;
      }
    }
  }

  /** Where a key is, or would be. */
  private int slot(long key) {
    int last = values.length - 1;
    int slot = (int) ((key * SPREAD) >>> Long.numberOfLeadingZeros(last)) & last;
    while (values[slot] != null && keys[slot] != key) slot = (slot + 1) & last;
    return slot;
  }
}
