package io.udaconnect.app.processor;

import io.udaconnect.config.OnlyIf;
import io.udaconnect.grpc.LocationStoreGrpc;
import io.udaconnect.grpc.StoreHealth;
import io.udaconnect.jpa.DatabaseHealth;
import io.udaconnect.jpa.UpkeepMetrics;
import io.udaconnect.jpa.UpkeepSchedule;
import io.udaconnect.kafka.CoordinateFeed;
import io.udaconnect.kafka.FeedMetrics;
import io.udaconnect.kafka.KafkaHealth;
import io.udaconnect.kafka.LocationFeed;
import io.udaconnect.kafka.PeopleHealth;
import io.udaconnect.kafka.PersonFeed;
import io.udaconnect.metrics.ReadinessMetrics;
import io.udaconnect.stop.StayingHealth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import org.eclipse.microprofile.health.Readiness;

/**
 * What the processor does: it brings Kafka's records into PostgreSQL. One whose store is another
 * processor has no database: it leaves persons, devices, and the store for others, to those that
 * have one.
 */
public final class ProcessorApp {
  static final String STORE = "store";
  static final String JDBC = "jdbc";
  static final String GRPC = "grpc";

  private ProcessorApp() {}

  /** Persons from their topic. */
  @OnlyIf(key = STORE, is = JDBC)
  @Dependent
  public static class Persons extends PersonFeed {}

  /** Locations from their topic. */
  @Dependent
  public static class Locations extends LocationFeed {}

  /** Where devices are that say so themselves, from their topic to that of locations. */
  @OnlyIf(key = STORE, is = JDBC)
  @Dependent
  public static class Coordinates extends CoordinateFeed {}

  /** What the feeds did. */
  @ApplicationScoped
  public static class Metrics extends FeedMetrics {}

  /** The store over gRPC. */
  @OnlyIf(key = STORE, is = JDBC)
  @ApplicationScoped
  public static class StoreOverGrpc extends LocationStoreGrpc {}

  /** Days to come, and days that are over. */
  @OnlyIf(key = STORE, is = JDBC)
  @ApplicationScoped
  public static class TableUpkeep extends UpkeepSchedule {}

  /** What that did. */
  @OnlyIf(key = STORE, is = JDBC)
  @ApplicationScoped
  public static class UpkeepInNumbers extends UpkeepMetrics {}

  /** Ready until it is told to end. */
  @Readiness
  @ApplicationScoped
  public static class Staying extends StayingHealth {}

  /** Whether it is ready. */
  @ApplicationScoped
  public static class ReadyInNumbers extends ReadinessMetrics {}

  /** Ready when records can be read. */
  @Readiness
  @ApplicationScoped
  public static class KafkaReady extends KafkaHealth {}

  /** Ready when everyone is in memory: whose devices are known is asked for each coordinate. */
  @OnlyIf(key = STORE, is = JDBC)
  @Readiness
  @ApplicationScoped
  public static class PeopleReady extends PeopleHealth {}

  /** Ready when rows can be written. */
  @OnlyIf(key = STORE, is = JDBC)
  @Readiness
  @ApplicationScoped
  public static class DatabaseReady extends DatabaseHealth {}

  /** Ready when the other one can write rows. */
  @OnlyIf(key = STORE, is = GRPC)
  @Readiness
  @ApplicationScoped
  public static class StoreReady extends StoreHealth {}
}
