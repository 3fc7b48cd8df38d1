package io.udaconnect.domain.person;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Which persons there are, one bit for each: ids are small numbers that lie close together, so that
 * a million of them fit into a processor's cache. Several threads may share it.
 */
final class KnownIds {
  private static final int BITS_OF_PAGE = 6;

  /** By the upper bits of an id, a page for the 64 ids that have them; an empty page is absent. */
  private final ConcurrentHashMap<Long, Long> pages = new ConcurrentHashMap<>();

  void add(long id) {
    pages.merge(page(id), bit(id), (some, one) -> some | one);
  }

  void remove(long id) {
    pages.computeIfPresent(
        page(id), (page, some) -> (some & ~bit(id)) == 0 ? null : Long.valueOf(some & ~bit(id)));
  }

  boolean contains(long id) {
    Long some = pages.get(page(id));
    return some != null && (some & bit(id)) != 0;
  }

  private static long page(long id) {
    return id >> BITS_OF_PAGE;
  }

  private static long bit(long id) {
    return 1L << id; // only the lower six bits of the shift count
  }
}
