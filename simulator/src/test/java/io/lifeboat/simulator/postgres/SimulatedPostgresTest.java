package io.lifeboat.simulator.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.ManualTime;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.Worlds;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Not skipped anywhere: where PostgreSQL cannot be had, this says so by failing. */
@Timeout(60)
class SimulatedPostgresTest {
  private static final String EU = "crm.eu-west-1.db.example.com";
  private static final String US = "crm.us-east-1.db.example.com";

  private final SimulatedAws aws =
      SimulatedAws.of(
          Worlds.customers(), new ManualTime(Instant.parse("2026-03-01T03:00:00Z")).clock());
  private final SimulatedPostgres postgres = aws.postgres();

  @AfterEach
  void stop() {
    postgres.close();
  }

  @Test
  void aWorldWithoutServersStartsNothing() {
    assertThat(new SimulatedPostgres(List.of(), aws.faults(), aws.aurora().databases()).viaText())
        .isEmpty();
  }

  @Test
  void whatIsWrittenInOneRegionComesToTheOther() throws SQLException {
    assertThat(soon(US, "select count(*) from app_user", "400")).isEqualTo("400");
    run(EU, "insert into organization(name) values('new')");

    assertThat(soon(US, "select max(name) from organization where id = 41", "new"))
        .isEqualTo("new");
    assertThat(ask(EU, "select last_value from organization_id_seq")).isEqualTo("41");
    assertThat(ask(US, "select count(*) from flyway_schema_history")).isEqualTo("2");
    assertThat(ask(US, "select rolsuper from pg_roles where rolname = current_user"))
        .isEqualTo("f");
  }

  @Test
  void aLostRegionIsSilentAndNothingIsReplicatedUntilItIsBack() throws SQLException {
    soon(US, "select count(*) from app_user", "400");
    aws.faults().lose("eu-west-1", Loss.BLACK_HOLE);
    Instant start = Instant.now();

    assertThatThrownBy(() -> throughFront(EU).close()).isInstanceOf(SQLException.class);
    assertThat(Duration.between(start, Instant.now()))
        .isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
    assertThat(ask(US, "select count(*) from app_user")).isEqualTo("400");

    aws.faults().restore("eu-west-1");
    run(EU, "delete from app_user where id > 300");
    assertThat(soon(US, "select count(*) from app_user", "300")).isEqualTo("300");
  }

  @Test
  void serversThatStartAfterTheirRegionWasLostHaveFollowedUntilThen() throws SQLException {
    aws.faults().lose("eu-west-1", Loss.BLACK_HOLE);

    assertThat(ask(US, "select count(*) from app_user")).isEqualTo("400");
    assertThatThrownBy(() -> throughFront(EU).close()).isInstanceOf(SQLException.class);

    aws.faults().restore("eu-west-1");
    run(EU, "delete from app_user where id > 300");
    assertThat(soon(US, "select count(*) from app_user", "300")).isEqualTo("300");
  }

  @Test
  void aRegionThatRefusesClosesWhatWasOpen() throws SQLException {
    try (Connection open = throughFront(EU)) {
      aws.faults().lose("eu-west-1", Loss.REFUSE);
      assertThat(open.isValid(2)).isFalse();
    }
    assertThatThrownBy(() -> throughFront(EU).close()).isInstanceOf(SQLException.class);
  }

  @Test
  void anAnswerCanBeLostAfterTheEffect() throws SQLException {
    postgres.front(EU).loseAnswer("delete from app_user");
    try (Connection connection = throughFront(EU);
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("delete from app_user where id = 7"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(ask(EU, "select count(*) from app_user")).isEqualTo("399");
  }

  @Test
  void itsSecretsAreInSecretsManager() {
    assertThat(
            aws.client(SecretsManagerClient.class, "us-east-1")
                .getSecretValue(r -> r.secretId("crm-database"))
                .secretString())
        .contains("\"username\":\"lifeboat\"", "\"password\":\"pw-");
  }

  @Test
  void nothingOfItIsLeftWhenItStops() {
    InetSocketAddress front = postgres.via().get(EU + ":5432");
    long before = servers();
    postgres.close();

    assertThat(before).isGreaterThanOrEqualTo(2);
    assertThat(servers()).isZero();
    assertThatThrownBy(() -> new Socket(front.getAddress(), front.getPort()).close())
        .isInstanceOf(java.io.IOException.class);
  }

  private static long servers() {
    return ProcessHandle.current()
        .descendants()
        .filter(each -> each.info().command().filter(name -> name.endsWith("postgres")).isPresent())
        .count();
  }

  private Connection throughFront(String host) throws SQLException {
    InetSocketAddress front = postgres.via().get(host + ":5432");
    Properties who = new Properties();
    who.setProperty("user", "lifeboat");
    who.setProperty("password", "pw-" + Integer.toHexString(host.hashCode()));
    who.setProperty("connectTimeout", "1");
    who.setProperty("loginTimeout", "1");
    who.setProperty("socketTimeout", "2");
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/crm"
            .formatted(front.getAddress().getHostAddress(), front.getPort()),
        who);
  }

  private String soon(String host, String question, String wanted) throws SQLException {
    for (int i = 0; i < 200 && !ask(host, question).equals(wanted); i++) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return ask(host, question);
  }

  private String ask(String host, String question) throws SQLException {
    try (Connection connection = postgres.connect(host);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return String.valueOf(answer.getString(1));
    }
  }

  private void run(String host, String statement) throws SQLException {
    try (Connection connection = postgres.connect(host);
        Statement running = connection.createStatement()) {
      running.execute(statement);
    }
  }
}
