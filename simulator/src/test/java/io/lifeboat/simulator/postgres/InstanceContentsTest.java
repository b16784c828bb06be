package io.lifeboat.simulator.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.simulator.ManualTime;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.rds.Illness;
import io.lifeboat.simulator.world.InvalidWorld;
import io.lifeboat.simulator.world.WorldReader;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.RdsClient;

/** A PostgreSQL server that stands for an instance of RDS holds what that instance holds. */
@Timeout(60)
class InstanceContentsTest {
  private static final String HOST = "crm.eu-west-1.db.example.com";
  private static final String WORLD =
      """
      account: "111122223333"
      seed: 1
      regions: [eu-west-1]
      security-groups: [{id: sg-1, region: eu-west-1, lets-in: true}]
      rds:
        - {id: crm, region: eu-west-1, engine: postgres, version: "16.4", multi-az: true, security-groups: [sg-1]}
        - {id: crm-replica, region: eu-west-1, engine: postgres, version: "16.4", security-groups: [sg-1], backup-days: 0,
           replica-of: "arn:aws:rds:eu-west-1:111122223333:db:crm"}
      postgres:
        - host: crm.eu-west-1.db.example.com
          region: eu-west-1
          database: crm
          secret: crm
          rds: crm
          tables: ["create table note(id int primary key)"]
          rows: {note: 3}
          publications: [{name: notes, tables: [note]}]
      web: {addresses: {eu-west-1: 198.51.100.10}, apps: []}
      """;

  private final SimulatedAws aws =
      SimulatedAws.of(
          WorldReader.parse(WORLD, "world"),
          new ManualTime(Instant.parse("2026-03-01T03:00:00Z")).clock());
  private final RdsClient rds = aws.client(RdsClient.class, "eu-west-1");

  @AfterEach
  void stop() {
    aws.postgres().close();
  }

  @Test
  void aRestoredSnapshotShowsWhatWasThereThenAndHasNoSlots() throws SQLException {
    run("select pg_create_logical_replication_slot('follower', 'pgoutput')");
    rds.createDBSnapshot(r -> r.dbInstanceIdentifier("crm").dbSnapshotIdentifier("before"));
    run("delete from note");
    passMinutes(10);
    rename("crm", "crm-aside");
    assertThatThrownBy(() -> run("select 1")).isInstanceOf(SQLException.class);

    rds.restoreDBInstanceFromDBSnapshot(
        r ->
            r.dbInstanceIdentifier("crm")
                .dbSnapshotIdentifier("before")
                .vpcSecurityGroupIds("sg-1"));
    passMinutes(30);
    assertThat(run("select count(*) from note")).isEqualTo("3");
    assertThat(run("select count(*) from pg_publication")).isEqualTo("1");
    assertThat(run("select count(*) from pg_replication_slots where database = current_database()"))
        .isEqualTo("0");
  }

  @Test
  void aPromotedReplicaShowsWhatItsSourceHeldOnceItHasItsName() throws SQLException {
    run("insert into note values(4)");
    rds.promoteReadReplica(r -> r.dbInstanceIdentifier("crm-replica"));
    run("delete from note");
    passMinutes(10);
    rename("crm", "crm-aside");
    rename("crm-replica", "crm");
    assertThat(run("select count(*) from note")).isEqualTo("4");
    run("insert into note values(5)");
  }

  @Test
  void anIllInstanceTakesNoConnections() throws SQLException {
    assertThat(run("select count(*) from note")).isEqualTo("3");
    aws.faults().fallIll("crm", Illness.CORRUPT);
    assertThatThrownBy(() -> run("select 1")).isInstanceOf(SQLException.class);
    aws.faults().getWell("crm");
    assertThat(run("select count(*) from note")).isEqualTo("3");
  }

  @Test
  void aServerStandsForAnInstanceThatIsThere() {
    assertThatThrownBy(
            () -> WorldReader.parse(WORLD.replace("rds: crm\n", "rds: other\n"), "world"))
        .isInstanceOf(InvalidWorld.class)
        .hasMessageContaining("stands for rds instance other, which eu-west-1 does not have");
  }

  private void rename(String from, String to) {
    rds.modifyDBInstance(
        r -> r.dbInstanceIdentifier(from).newDBInstanceIdentifier(to).applyImmediately(true));
    passMinutes(2);
  }

  private void passMinutes(int minutes) {
    aws.clock().wait(Duration.ofMinutes(minutes));
  }

  /** Through the front, as clients reach it; the first column of the first row. */
  private String run(String sql) throws SQLException {
    InetSocketAddress front = aws.postgres().front(HOST).address();
    String url =
        "jdbc:postgresql://%s:%d/crm?user=lifeboat&password=%s&sslmode=disable"
            .formatted(
                front.getAddress().getHostAddress(),
                front.getPort(),
                "pw-" + Integer.toHexString(HOST.hashCode()));
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }
}
