package io.lifeboat.simulator.rdsdata;

import static io.lifeboat.simulator.rdsdata.Sql.moment;
import static io.lifeboat.simulator.rdsdata.Sql.number;
import static io.lifeboat.simulator.rdsdata.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Scene;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.rdsdata.model.Field;
import software.amazon.awssdk.services.rdsdata.model.SqlParameter;

/** The statements of recovery actions, as they stand in PostgreSQL. */
@Timeout(30)
class ExecuteStatementTest {
  private final Scene scene = Scene.euWebShop();
  private final Sql sql = Sql.fra(scene);

  @Test
  void aMarkerIsWrittenOnceAndReadBack() {
    sql.write("m1");
    sql.write("m1");
    List<Field> row =
        sql.run("select id, written_at, run from lifeboat_marker where id = :id", text("id", "m1"))
            .records()
            .get(0);
    assertThat(row)
        .extracting(Field::stringValue)
        .containsExactly("m1", "2026-07-01 03:00:00", "run-1");
    assertThat(sql.markers()).isEqualTo(1);
  }

  @Test
  void theNewestMarkerIsFound() {
    sql.write("m1");
    scene.forward(java.time.Duration.ofMillis(1500));
    sql.write("m2");
    assertThat(sql.one("select max(written_at) from lifeboat_marker").stringValue())
        .isEqualTo("2026-07-01 03:00:01.5");
    assertThat(sql.run("select id from lifeboat_marker where id = :id", text("id", "no")).records())
        .isEmpty();
  }

  @Test
  void theNewestOfNothingIsNull() {
    sql.run(
        "create table if not exists lifeboat_marker(id varchar primary key, written_at timestamp with time zone, run varchar)");
    assertThat(sql.one("select max(written_at) from lifeboat_marker").isNull()).isTrue();
  }

  @Test
  void anInsertWithATimestampAndAConflictTargetWorks() {
    sql.write("m1");
    for (String value :
        List.of(":at", "cast(:at as timestamptz)", ":at::timestamp with time zone")) {
      SqlParameter at = moment("at", "2026-07-01 04:00:00.250");
      ExecuteStatementResponse done =
          sql.run(
              "insert into lifeboat_marker(id, written_at, run) values (:id, "
                  + value
                  + ", null)"
                  + " on conflict (id) do nothing",
              at,
              text("id", value));
      assertThat(done.numberOfRecordsUpdated()).isEqualTo(1);
      assertThat(done.hasRecords()).isFalse();
    }
    assertThat(sql.one("select max(written_at) from lifeboat_marker").stringValue())
        .isEqualTo("2026-07-01 04:00:00.25");
  }

  @Test
  void columnsAreListedInTheirOrder() {
    assertThat(
            sql.run(
                    "select column_name from information_schema.columns"
                        + " where table_name = :t order by ordinal_position",
                    text("t", "orders"))
                .records())
        .extracting(row -> row.get(0).stringValue())
        .containsExactly("id", "placed_at", "amount_cents", "note");
  }

  @Test
  void countAndChecksumAreWhatPostgresWouldSay() throws Exception {
    assertThat(sql.checksum("2026-07-01 03:00:00").getKey()).isEqualTo(500);
    StringBuilder all = new StringBuilder();
    List<String> rows = new ArrayList<>();
    sql.run("select id, placed_at, amount_cents, note from orders where id <= 3 order by id")
        .records()
        .forEach(
            r ->
                rows.add(
                    "%d|%s+00|%d|%s"
                        .formatted(
                            r.get(0).longValue(),
                            r.get(1).stringValue(),
                            r.get(2).longValue(),
                            r.get(3).stringValue())));
    for (String row : rows) {
      all.append(md5(row));
    }
    assertThat(rows.get(0)).isEqualTo("1|2026-06-30 18:41:00+00|137|row 1");
    assertThat(sql.checksum("2026-06-30 18:43:00").getValue()).isEqualTo(md5(all.toString()));
  }

  private static String md5(String text) throws Exception {
    byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  @Test
  void aggregatesAndTextsAreThoseOfPostgres() {
    sql.run("create table t(id int, b boolean, n numeric(10,2), s text)");
    sql.run(
        "insert into t values (1, true, 2.50, 'x'), (2, false, null, null), (3, null, 1, ':a')");
    assertThat(
            sql.one("select string_agg(concat_ws('|', id, b, n, s), ',' order by id desc) from t")
                .stringValue())
        .isEqualTo("3|1.00|:a,2|f,1|t|2.50|x");
    assertThat(
            sql.one("select concat_ws('|', id) from t where id = :n", number("n", 2)).stringValue())
        .isEqualTo("2");
    assertThat(sql.one("select md5('') from t limit 1").stringValue())
        .isEqualTo("d41d8cd98f00b204e9800998ecf8427e");
    assertThat(sql.one("select string_agg(s, ',') from t where id > 9").isNull()).isTrue();
    assertThat(
            sql.run("select b, n, cast(n as double precision), id from t where id = 1").records())
        .containsExactly(
            List.of(
                Field.fromBooleanValue(true),
                Field.fromStringValue("2.50"),
                Field.fromDoubleValue(2.5),
                Field.fromLongValue(1L)));
  }

  @Test
  void rowsAreUpdatedDeletedAndReturned() {
    assertThat(
            sql.run("update orders set note = :n where id <= 10", text("n", "x"))
                .numberOfRecordsUpdated())
        .isEqualTo(10);
    assertThat(sql.numbers("delete from orders where id > 498 returning id"))
        .containsExactlyInAnyOrder(499L, 500L);
    assertThat(sql.numbers("insert into orders(id) values (501) returning id;"))
        .containsExactly(501L);
    assertThat(sql.number("select count(*) from orders -- all: of them")).isEqualTo(499);
  }

  @Test
  void manyRowsAreInsertedAtOnceOrNotAtAll() {
    sql.client()
        .batchExecuteStatement(
            b ->
                b.resourceArn(Sql.arn("eu-central-1", "orders-eu-central-1"))
                    .secretArn(
                        "arn:aws:secretsmanager:eu-central-1:111122223333:secret:orders-a1B2c3")
                    .database("shop")
                    .sql("insert into orders(id) values (:id)")
                    .parameterSets(
                        List.of(List.of(number("id", 501)), List.of(number("id", 502)))));
    assertThat(sql.number("select count(*) from orders")).isEqualTo(502);
  }

  @Test
  void columnsAreDescribedWhenAskedFor() {
    ExecuteStatementResponse answer =
        sql.run("select id, placed_at from orders limit 1", r -> r.includeResultMetadata(true));
    assertThat(answer.columnMetadata())
        .extracting(c -> c.name() + " " + c.typeName())
        .containsExactly("id int8", "placed_at timestamptz");
    assertThat(sql.run("select 1").hasColumnMetadata()).isFalse();
  }

  @Test
  void onlyChangesAreJournaled() {
    sql.write("m1");
    sql.write("m1");
    sql.markers();
    assertThat(scene.aws().journal().mutations("ExecuteStatement"))
        .extracting(e -> e.changed())
        .containsExactly(true, true, false, false);
    assertThat(scene.aws().journal().mutations().get(1).sentence())
        .startsWith("orders-eu-central-1: 1 rows changed by insert into lifeboat_marker");
  }

  @Test
  void theSameWorldHasTheSameRows() {
    assertThat(Sql.fra(Scene.euWebShop()).checksum("2026-07-01 03:00:00"))
        .isEqualTo(sql.checksum("2026-07-01 03:00:00"));
  }
}
