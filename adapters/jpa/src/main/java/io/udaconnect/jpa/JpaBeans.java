package io.udaconnect.jpa;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * Makes beans of this adapter's classes, which know no container themselves. Those with entities
 * are left to the app that wants them: JPA is a feature of the server that costs each process 100
 * MB.
 */
@ApplicationScoped
class JpaBeans {
  /** Not shareable: a stream that is being read must not lose its connection to another query. */
  @Resource(lookup = "jdbc/udaconnect", shareable = false)
  private DataSource source;

  @Resource private ManagedExecutorService background;

  @Produces
  @Singleton
  JdbcPersonIds personIds(JpaSettings settings) {
    return new JdbcPersonIds(source, settings.personIdsBlock(), background);
  }

  void end(@Disposes JdbcPersonIds ids) {
    ids.close();
  }

  /** Only under its own name: an app may have another store. */
  @Produces
  @Singleton
  @Typed(JdbcLocationStore.class)
  JdbcLocationStore locationStore(JpaSettings settings) {
    return new JdbcLocationStore(source, settings.retention(), InstantSource.system());
  }

  @Produces
  @Singleton
  Upkeep upkeep(JpaSettings settings) {
    return new Upkeep(source, settings.retention(), InstantSource.system());
  }

  @Produces
  @Singleton
  JdbcLocations locations(WatchSchedule schedule) {
    return new JdbcLocations(source, schedule.watch());
  }

  @Produces
  @Singleton
  Schema schema() {
    return new Schema(source);
  }
}
