package io.udaconnect.jpa;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.function.Function;

/** Work with entities as this adapter does it. Several threads may share it. */
final class Entities {
  private final Transactions transactions;

  Entities(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Does the work in one transaction, whole or not at all. Asking for the connection begins the
   * transaction in the database now, so that reads belong to it: EclipseLink repeats a read outside
   * of one for ten seconds when the database is away.
   */
  <T> T inOne(Function<EntityManager, T> work) {
    try {
      return transactions.inOne(
          entities -> {
            entities.unwrap(Connection.class);
            return work.apply(entities);
          });
    } catch (RuntimeException e) {
      throw DatabaseFailure.of(e);
    }
  }
}
