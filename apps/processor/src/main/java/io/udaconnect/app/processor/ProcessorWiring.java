package io.udaconnect.app.processor;

import static io.udaconnect.app.processor.ProcessorApp.GRPC;
import static io.udaconnect.app.processor.ProcessorApp.JDBC;
import static io.udaconnect.app.processor.ProcessorApp.STORE;

import io.udaconnect.config.OnlyIf;
import io.udaconnect.domain.device.Devices;
import io.udaconnect.domain.device.Introduction;
import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.location.LocationLog;
import io.udaconnect.domain.location.LocationStore;
import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.PersonIds;
import io.udaconnect.domain.person.PersonLog;
import io.udaconnect.domain.person.PersonStore;
import io.udaconnect.grpc.GrpcLocationStore;
import io.udaconnect.jpa.JdbcLocationStore;
import io.udaconnect.jpa.JpaDevices;
import io.udaconnect.jpa.JpaPersonStore;
import io.udaconnect.jpa.JtaTransactions;
import io.udaconnect.jpa.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The parts of the processor that stores in the database. */
@OnlyIf(key = STORE, is = JDBC)
@ApplicationScoped
public class ProcessorWiring {
  /** Work with entities. */
  @OnlyIf(key = STORE, is = JDBC)
  @ApplicationScoped
  public static class EntityTransactions extends JtaTransactions {}

  @Produces
  @Singleton
  PersonStore persons(Transactions transactions) {
    return new JpaPersonStore(transactions);
  }

  @Produces
  @Singleton
  Devices devices(Transactions transactions) {
    return new JpaDevices(transactions);
  }

  @Produces
  @Singleton
  Introduction introduction(
      Devices devices, People people, Instance<PersonIds> ids, PersonLog log) {
    return new Introduction(devices, people, ids::get, log);
  }

  @Produces
  @Singleton
  Intake intake(People people, LocationLog log) {
    return new Intake(people, log, InstantSource.system());
  }

  @Produces
  @Singleton
  LocationStore locations(JdbcLocationStore database) {
    return database;
  }

  /** The one part of a processor that has another one store. */
  @OnlyIf(key = STORE, is = GRPC)
  @ApplicationScoped
  public static class ByAnother {
    @Produces
    @Singleton
    LocationStore locations(GrpcLocationStore other) {
      return other;
    }
  }
}
