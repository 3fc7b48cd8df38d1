package io.udaconnect.jpa;

import jakarta.persistence.EntityManager;
import java.util.function.Function;

/** How work with entities becomes a transaction: the container's way or our own. */
public interface Transactions {
  /** Does the work in one transaction, whole or not at all. */
  <T> T inOne(Function<EntityManager, T> work);
}
