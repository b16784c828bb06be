package io.lifeboat.plan.health;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.lifeboat.plan.Region;
import java.util.List;

/** Every way of looking at one thing in one region. In JSON its name stands under {@code look}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "look")
@JsonSubTypes({
  @Type(value = AskHttp.class, name = "AskHttp"),
  @Type(value = AskAurora.class, name = "AskAurora"),
  @Type(value = AskRds.class, name = "AskRds"),
  @Type(value = AskDynamoDb.class, name = "AskDynamoDb"),
  @Type(value = AskElastiCache.class, name = "AskElastiCache"),
  @Type(value = AskS3.class, name = "AskS3"),
  @Type(value = AskSecret.class, name = "AskSecret"),
  @Type(value = AskQueue.class, name = "AskQueue"),
  @Type(value = AskEcs.class, name = "AskEcs"),
  @Type(value = AskAlarm.class, name = "AskAlarm"),
  @Type(value = AskMetric.class, name = "AskMetric"),
  @Type(value = AskFunction.class, name = "AskFunction"),
  @Type(value = AskSql.class, name = "AskSql"),
  @Type(value = AskPostgres.class, name = "AskPostgres")
})
public sealed interface Check
    permits AskHttp,
        AskAurora,
        AskRds,
        AskDynamoDb,
        AskElastiCache,
        AskS3,
        AskSecret,
        AskQueue,
        AskEcs,
        AskAlarm,
        AskMetric,
        AskFunction,
        AskSql,
        AskPostgres {
  /** Names it within the plan, the same in every region: {@code storefront}. */
  String name();

  /** The region that it speaks of. */
  Region region();

  /** The names of the checks that explain this one's failure. */
  List<String> needs();

  /** Whether users notice at once when it is bad. */
  boolean servesUsers();

  /** Whether it asks as users do: where all of these are bad, nobody is served. */
  default boolean asksAsUsersDo() {
    return false;
  }
}
