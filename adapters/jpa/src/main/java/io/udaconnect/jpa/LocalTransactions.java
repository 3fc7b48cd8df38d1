package io.udaconnect.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/** Transactions outside of any container, for commands and tests. Several threads may share it. */
public final class LocalTransactions implements Transactions, AutoCloseable {
  private final EntityManagerFactory factory;

  /** Needs EclipseLink on the class path. The database may be away. */
  public LocalTransactions(DataSource source) {
    factory =
        Persistence.createEntityManagerFactory(
            "udaconnect",
            Map.of(
                "jakarta.persistence.transactionType",
                "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource",
                source,
                "eclipselink.logging.level",
                "SEVERE"));
  }

  @Override
  public <T> T inOne(Function<EntityManager, T> work) {
    try (var entities = factory.createEntityManager()) {
      var transaction = entities.getTransaction();
      transaction.begin();
      try {
        T result = work.apply(entities);
        transaction.commit();
        return result;
      } finally {
        if (transaction.isActive()) transaction.rollback();
      }
    }
  }

  @Override
  public void close() {
    factory.close();
  }
}
