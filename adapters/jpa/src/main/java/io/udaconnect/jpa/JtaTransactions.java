package io.udaconnect.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.function.Function;

/** Transactions of the container; an app that uses entities mounts it. */
public abstract class JtaTransactions implements Transactions {
  @PersistenceContext(unitName = "udaconnect")
  private EntityManager entities;

  @Override
  @Transactional
  public <T> T inOne(Function<EntityManager, T> work) {
    return work.apply(entities);
  }
}
