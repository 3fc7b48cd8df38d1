package io.udaconnect.app.processor;

import io.udaconnect.domain.person.PersonStore;
import io.udaconnect.jpa.JpaPersonStore;
import io.udaconnect.jpa.JtaTransactions;
import io.udaconnect.jpa.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The parts of the processor. */
@ApplicationScoped
public class ProcessorWiring {
  /** Work with entities. */
  @ApplicationScoped
  public static class EntityTransactions extends JtaTransactions {}

  @Produces
  @Singleton
  PersonStore persons(Transactions transactions) {
    return new JpaPersonStore(transactions);
  }
}
