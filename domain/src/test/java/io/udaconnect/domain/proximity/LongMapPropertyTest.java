package io.udaconnect.domain.proximity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class LongMapPropertyTest {
  @Property
  void itHoldsWhatAnyMapHolds(@ForAll @Size(max = 300) List<Long> keys) {
    var any = new HashMap<Long, String>();
    var map = new LongMap<String>();
    for (long key : keys) {
      assertThat(map.get(key)).isEqualTo(any.get(key));
      if (any.putIfAbsent(key, "value of " + key) == null) map.add(key, "value of " + key);
    }
    any.values().removeIf(value -> value.endsWith("7"));
    map.retainIf(value -> !value.endsWith("7"));
    for (long key : keys) assertThat(map.get(key)).isEqualTo(any.get(key));
    var values = new ArrayList<String>();
    map.forEach(values::add);
    assertThat(values).containsExactlyInAnyOrderElementsOf(any.values());
  }
}
