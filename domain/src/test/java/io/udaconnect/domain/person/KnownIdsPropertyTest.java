package io.udaconnect.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KnownIdsPropertyTest {
  @Property
  void itIsAnOrdinarySetOfIds(
      @ForAll("ids") List<Long> added,
      @ForAll("ids") List<Long> removed,
      @ForAll("ids") List<Long> others) {
    var known = new KnownIds();
    var plain = new HashSet<Long>();
    for (long id : added) {
      known.add(id);
      plain.add(id);
    }
    for (long id : removed) {
      known.remove(id);
      plain.remove(id);
    }
    for (var ids : List.of(added, removed, others)) {
      for (long id : ids) assertThat(known.contains(id)).isEqualTo(plain.contains(id));
    }
  }

  @Provide
  Arbitrary<List<Long>> ids() {
    return Arbitraries.oneOf(
            Arbitraries.longs().between(1, 200), Arbitraries.longs().between(1, PersonId.MAX))
        .list()
        .ofMaxSize(100);
  }

  @Test
  void severalMayAddAndRemoveNeighboursAtOnce() {
    var known = new KnownIds();
    LongStream.rangeClosed(1, 100_000)
        .parallel()
        .forEach(
            id -> {
              known.add(id);
              if (id % 2 == 0) known.remove(id);
            });
    for (long id = 1; id <= 100_000; id++) {
      assertThat(known.contains(id)).as("%d", id).isEqualTo(id % 2 == 1);
    }
  }
}
