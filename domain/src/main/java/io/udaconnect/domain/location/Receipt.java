package io.udaconnect.domain.location;

import io.udaconnect.domain.Fault;
import java.util.List;

/**
 * What became of a {@link Delivery}.
 *
 * @param accepted how many are kept
 * @param refusals what is wrong with the others, in the order of their indexes
 */
public record Receipt(int accepted, List<Refusal> refusals) {
  public Receipt {
    refusals = List.copyOf(refusals);
  }

  /**
   * One thing that is wrong with one item; an item may have several.
   *
   * @param index the item's place in the delivery, from 0
   */
  public record Refusal(int index, Fault fault) {}
}
