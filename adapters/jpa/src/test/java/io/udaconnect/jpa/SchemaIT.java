package io.udaconnect.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class SchemaIT {
  @Test
  void theMigrationsEndAtTheVersionThatTheCodeNeeds() {
    assertThat(new Schema(TestDatabase.empty()).version()).isEqualTo(Schema.NEEDED);
  }

  @Test
  void aDatabaseThatWasNeverMigratedIsNotReadyAndTheCommandIsNamed() {
    TestDatabase.execute("create schema if not exists never_migrated");
    var source = TestDatabase.source();
    source.setCurrentSchema("never_migrated");
    var health = new DatabaseHealth() {};
    health.of(new Schema(source));
    var response = health.call();
    assertThat(response.getStatus()).isEqualTo(Status.DOWN);
    assertThat(response.getData().orElseThrow().get("reason"))
        .asString()
        .contains("version 0", "needs " + Schema.NEEDED, "udaconnect migrate");
  }

  @Test
  void aFailedMigrationDoesNotCountAndANewerOneIsWelcome() {
    TestDatabase.execute(
        """
        drop schema if exists migrated cascade;
        create schema migrated;
        create table migrated.flyway_schema_history (version varchar(50), success boolean not null);
        insert into migrated.flyway_schema_history values ('12', true), ('2.1', true), (null, true), ('13', false);
        """);
    var source = TestDatabase.source();
    source.setCurrentSchema("migrated");
    assertThat(new Schema(source).version()).isEqualTo(12);
    var health = new DatabaseHealth() {};
    health.of(new Schema(source));
    assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    assertThat(health.call().getData().orElseThrow()).containsEntry("schema", 12L);
  }
}
