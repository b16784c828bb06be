package io.lifeboat.plan.health;

import io.lifeboat.plan.AuroraDatabase;
import io.lifeboat.plan.DynamoDbTable;
import io.lifeboat.plan.ElastiCacheStore;
import io.lifeboat.plan.Limits;
import io.lifeboat.plan.RdsDatabase;
import io.lifeboat.plan.S3Bucket;
import io.lifeboat.plan.health.Checks.Place;
import java.time.Duration;
import java.util.stream.Stream;

/** What is to be looked at of databases and stores. */
final class DataChecks {
  private DataChecks() {}

  static Stream<Check> in(Place place) {
    return Stream.of(databases(place), stores(place)).flatMap(checks -> checks);
  }

  private static Stream<Check> databases(Place place) {
    Stream<Check> aurora =
        place.plan().aurora().entrySet().stream()
            .map(named -> aurora(place, named.getKey(), named.getValue()));
    Stream<Check> rds =
        place.plan().databasesOf(RdsDatabase.class).entrySet().stream()
            .filter(named -> named.getValue().livesIn(place.region()))
            .map(named -> rds(place, named.getKey(), named.getValue()));
    return Stream.concat(aurora, rds);
  }

  private static Check aurora(Place place, String name, AuroraDatabase database) {
    Limits limits = limits(place);
    return new AskAurora(
        place.region(),
        name,
        database.auroraGlobal(),
        place.serving(),
        limits.lagOrUsual(),
        rpo(place),
        limits.cpuPercent(),
        limits.connectionsPercent());
  }

  private static Check rds(Place place, String name, RdsDatabase database) {
    Limits limits = limits(place);
    return new AskRds(
        place.region(),
        name,
        database.rds().get(place.region()),
        database.logical().isEmpty() && !place.serving(),
        place.serving(),
        limits.lagOrUsual(),
        rpo(place),
        limits.cpuPercent(),
        limits.connectionsPercent());
  }

  private static Stream<Check> stores(Place place) {
    Stream<Check> tables =
        place.plan().storesOf(DynamoDbTable.class).entrySet().stream()
            .map(
                named ->
                    new AskDynamoDb(
                        place.region(),
                        named.getKey(),
                        named.getValue().dynamodb(),
                        place.from(),
                        limits(place).lagOrUsual(),
                        rpo(place)));
    Stream<Check> caches =
        place.plan().storesOf(ElastiCacheStore.class).entrySet().stream()
            .map(
                named ->
                    new AskElastiCache(
                        place.region(),
                        named.getKey(),
                        named.getValue().elasticacheGlobal(),
                        place.serving()));
    Stream<Check> buckets =
        place.plan().storesOf(S3Bucket.class).entrySet().stream()
            .map(named -> bucket(place, named.getKey(), named.getValue()));
    return Stream.of(tables, caches, buckets).flatMap(checks -> checks);
  }

  private static Check bucket(Place place, String name, S3Bucket bucket) {
    return new AskS3(
        place.region(),
        name,
        bucket.in(place.region()),
        place.from().map(bucket::in),
        limits(place).lagOrUsual(),
        rpo(place));
  }

  private static Limits limits(Place place) {
    return place.plan().detectionOrUsual().limitsOrUsual();
  }

  private static Duration rpo(Place place) {
    return place.plan().objectives().rpo();
  }
}
