package io.udaconnect.domain.location;

import static java.util.Comparator.comparingInt;

import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Receipt.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Locations that were sent together. A bad one does not spoil the others: it is left out, and named
 * by its index. Not for several threads.
 */
public final class Delivery {
  /** By index; null where it was refused. */
  private final List<Location> items = new ArrayList<>();

  private final List<Refusal> refusals = new ArrayList<>();
  private final Map<Reason, Integer> refusedItems = new EnumMap<>(Reason.class);

  /** The next item: a location, or the refusal that reading it ended with. */
  public void add(Supplier<Location> item) {
    int index = items.size();
    items.add(null);
    try {
      items.set(index, item.get());
    } catch (Refused refused) {
      refuse(index, refused);
    }
  }

  /** How many items there are, good and bad. */
  public int size() {
    return items.size();
  }

  /** Leaves out those that the check refuses, too. */
  void check(Consumer<Location> check) {
    for (int index = 0; index < items.size(); index++) {
      if (items.get(index) == null) continue;
      try {
        check.accept(items.get(index));
      } catch (Refused refused) {
        items.set(index, null);
        refuse(index, refused);
      }
    }
  }

  private void refuse(int index, Refused refused) {
    var faults =
        switch (refused.reason()) {
          case INVALID ->
              refused.faults().isEmpty()
                  ? List.of(new Fault("", refused.getMessage()))
                  : refused.faults();
          case UNKNOWN -> List.of(new Fault("person_id", refused.getMessage()));
          case FORBIDDEN, CONFLICT, BUSY, FULL -> throw refused; // no fault of this item alone
        };
    for (var fault : faults) refusals.add(new Refusal(index, fault));
    refusedItems.merge(refused.reason(), 1, Integer::sum);
  }

  List<Location> good() {
    return items.stream().filter(Objects::nonNull).toList();
  }

  /** How many items were refused, and why. */
  Map<Reason, Integer> refusedItems() {
    return refusedItems;
  }

  List<Refusal> refusals() {
    return refusals.stream().sorted(comparingInt(Refusal::index)).toList();
  }
}
