package io.udaconnect.app.processor;

import io.udaconnect.jpa.DatabaseHealth;
import io.udaconnect.jpa.UpkeepSchedule;
import io.udaconnect.kafka.KafkaHealth;
import io.udaconnect.kafka.LocationFeed;
import io.udaconnect.kafka.PersonFeed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import org.eclipse.microprofile.health.Readiness;

/** What the processor does: it brings Kafka's records into PostgreSQL. */
public final class ProcessorApp {
  private ProcessorApp() {}

  /** Persons from their topic. */
  @Dependent
  public static class Persons extends PersonFeed {}

  /** Locations from their topic. */
  @Dependent
  public static class Locations extends LocationFeed {}

  /** Days to come, and days that are over. */
  @ApplicationScoped
  public static class TableUpkeep extends UpkeepSchedule {}

  /** Ready when records can be read. */
  @Readiness
  @ApplicationScoped
  public static class KafkaReady extends KafkaHealth {}

  /** Ready when rows can be written. */
  @Readiness
  @ApplicationScoped
  public static class DatabaseReady extends DatabaseHealth {}
}
