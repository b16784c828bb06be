package io.lifeboat.simulator.rdsdata;

import io.lifeboat.simulator.Scene;
import io.lifeboat.simulator.rds.Volumes;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.rdsdata.model.Field;
import software.amazon.awssdk.services.rdsdata.model.SqlParameter;

/** SQL as a caller sends it to the web shop's clusters. */
record Sql(RdsDataClient client, String region, String cluster) {
  static final String CHECKSUM =
      "select count(*), md5(string_agg(md5(concat_ws('|', id, placed_at, amount_cents, note)), ''"
          + " order by id)) from orders where placed_at <= :until";

  static Sql fra(Scene scene) {
    return in(scene, "eu-central-1");
  }

  static Sql dub(Scene scene) {
    return in(scene, "eu-west-1");
  }

  private static Sql in(Scene scene, String region) {
    return new Sql(scene.client(RdsDataClient.class, region), region, "orders-" + region);
  }

  Sql at(String other) {
    return new Sql(client, region, other);
  }

  static String arn(String region, String cluster) {
    return "arn:aws:rds:%s:111122223333:cluster:%s".formatted(region, cluster);
  }

  /** What tells the simulator's volumes of a change that RDS made. */
  static void tell(Scene scene, Consumer<Volumes> event) {
    scene.aws().journal().entries(); // lets happen what is due
    event.accept(scene.aws().data());
  }

  ExecuteStatementResponse run(String sql, SqlParameter... parameters) {
    return run(sql, r -> r.parameters(parameters));
  }

  ExecuteStatementResponse run(String sql, Consumer<ExecuteStatementRequest.Builder> more) {
    ExecuteStatementRequest.Builder request =
        ExecuteStatementRequest.builder()
            .resourceArn(arn(region, cluster))
            .secretArn("arn:aws:secretsmanager:" + region + ":111122223333:secret:orders")
            .database("shop")
            .sql(sql);
    more.accept(request);
    return client.executeStatement(request.build());
  }

  Field one(String sql, SqlParameter... parameters) {
    return run(sql, parameters).records().get(0).get(0);
  }

  long number(String sql, SqlParameter... parameters) {
    return one(sql, parameters).longValue();
  }

  List<Long> numbers(String sql) {
    return run(sql).records().stream().map(row -> row.get(0).longValue()).toList();
  }

  void write(String marker) {
    run(
        "create table if not exists lifeboat_marker(id varchar primary key, written_at timestamp with time zone, run varchar)");
    run(
        "insert into lifeboat_marker(id, written_at, run) values (:id, now(), :run) on conflict do nothing",
        text("id", marker),
        text("run", "run-1"));
  }

  long markers() {
    return number("select count(*) from lifeboat_marker");
  }

  static SqlParameter text(String name, String value) {
    return SqlParameter.builder().name(name).value(Field.fromStringValue(value)).build();
  }

  static SqlParameter moment(String name, String value) {
    return SqlParameter.builder()
        .name(name)
        .value(Field.fromStringValue(value))
        .typeHint("TIMESTAMP")
        .build();
  }

  static SqlParameter number(String name, long value) {
    return SqlParameter.builder().name(name).value(Field.fromLongValue(value)).build();
  }

  Map.Entry<Long, String> checksum(String until) {
    List<Field> row = run(CHECKSUM, moment("until", until)).records().get(0);
    return Map.entry(row.get(0).longValue(), row.get(1).stringValue());
  }
}
