package io.lifeboat.simulator.rdsdata;

import static io.lifeboat.simulator.rdsdata.Sql.number;
import static io.lifeboat.simulator.rdsdata.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.NoAnswer;
import io.lifeboat.simulator.Scene;
import io.lifeboat.simulator.Worlds;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.rdsdata.model.DatabaseErrorException;
import software.amazon.awssdk.services.rdsdata.model.DatabaseUnavailableException;

@Timeout(30)
class WrongDataCallsTest {
  private final Scene scene = Scene.euWebShop();
  private final Sql sql = Sql.fra(scene);

  private static void assertRefused(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "select * from nowhere#ERROR: relation \"nowhere\" does not exist; SQLState: 42P01",
        "select nothing from orders#ERROR: column \"nothing\" does not exist; SQLState: 42703",
        "create table orders(id int)#ERROR: relation \"orders\" already exists; SQLState: 42P07",
        "insert into orders(id) values (1)#SQLState: 23505",
        "selec 1#ERROR: syntax error at or near \"selec\"; SQLState: 42601",
        "select from where#SQLState: 42601",
        "select 1; select 2#cannot insert multiple commands",
        "select file_read('/etc/hostname')#SQLState: 42501",
        "create alias x as 'int x() { return 1; }'#SQLState: 42501",
        "select nofunction(1)#SQLState: 42883",
        "select 1/0#SQLState: 22012",
      })
  void errorsOfTheDatabaseAreThoseOfPostgres(String statement, String message) {
    assertThatThrownBy(() -> sql.run(statement))
        .isInstanceOf(DatabaseErrorException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aTextIsNoTimestampWithoutAHintOrACast() {
    assertThatThrownBy(() -> sql.run(Sql.CHECKSUM, text("until", "2026-07-01 03:00:00")))
        .hasMessageContaining("operator does not exist: timestamp with time zone")
        .hasMessageContaining("SQLState: 42883");
    assertThatThrownBy(
            () ->
                sql.run(
                    "insert into orders(id, placed_at) values (:id, :at)",
                    number("id", 501),
                    text("at", "2026-07-01 03:00:00")))
        .hasMessageContaining("but expression is of type character varying");
  }

  @Test
  void whatAFailedStatementDidIsUndone() {
    assertRefused(
        () -> sql.run("insert into orders(id) values (501), (1)"), "DatabaseErrorException");
    assertThat(sql.number("select count(*) from orders")).isEqualTo(500);
    assertThat(scene.aws().journal().mutations()).isEmpty();
  }

  @Test
  void wrongNamesGetTheCodesOfAws() {
    assertRefused(() -> sql.at("nowhere").run("select 1"), "BadRequestException");
    assertRefused(
        () ->
            sql.run(
                "select 1",
                r -> r.secretArn("arn:aws:secretsmanager:eu-central-1:111122223333:secret:other")),
        "SecretsErrorException");
    assertRefused(
        () ->
            sql.run(
                "select 1",
                r -> r.secretArn("arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders")),
        "SecretsErrorException");
    assertRefused(() -> sql.run("select 1", r -> r.database("other")), "DatabaseErrorException");
    assertRefused(() -> sql.run("select 1", r -> r.database(null)), "BadRequestException");
    assertRefused(() -> sql.run("select :id"), "BadRequestException");
    assertRefused(
        () -> sql.run("select 1", r -> r.resourceArn(Sql.arn("eu-west-1", "orders-eu-west-1"))),
        "BadRequestException");
  }

  @Test
  void whatIsNotSimulatedSaysSo() {
    assertRefused(() -> sql.run("select 1", r -> r.transactionId("t")), "NotSimulated");
    assertRefused(() -> sql.run("select 1", r -> r.formatRecordsAs("JSON")), "NotSimulated");
    assertRefused(() -> sql.run("begin"), "NotSimulated");
    assertRefused(
        () -> sql.run("update orders set note = cast(random() as varchar)"), "NotSimulated");
    assertRefused(() -> sql.client().beginTransaction(r -> r.database("shop")), "NotSimulated");
  }

  @Test
  void aSecondaryHasNoWriterNotEvenForReading() {
    assertThatThrownBy(() -> Sql.dub(scene).run("select 1"))
        .isInstanceOf(DatabaseUnavailableException.class);
  }

  @Test
  void aHeadlessClusterHasNoInstance() {
    assertRefused(
        () -> Sql.dub(Scene.of(Worlds.aHeadlessStandby())).run("select 1"),
        "DatabaseNotFoundException");
  }

  @Test
  void withoutADatabaseInTheWorldTheHttpEndpointIsDisabled() {
    assertRefused(
        () -> Sql.fra(Scene.of(Worlds.withoutRows())).run("select 1"),
        "HttpEndpointNotEnabledException");
  }

  @Test
  void aLostRegionDoesNotAnswerAndALostAnswerHadItsEffect() {
    scene.aws().faults().loseAnswer("ExecuteStatement", 1);
    assertThatThrownBy(() -> sql.run("delete from orders where id = 1"))
        .hasMessageContaining("Response Code: 200");
    assertThat(sql.number("select count(*) from orders")).isEqualTo(499);
    scene.aws().faults().fail("ExecuteStatement", "StatementTimeoutException", 1);
    assertRefused(() -> sql.run("select 1"), "StatementTimeoutException");
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    assertThatThrownBy(() -> sql.run("select 1")).isInstanceOf(NoAnswer.class);
  }
}
