package io.lifeboat.activities.events;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.intake.Claim;
import io.lifeboat.plan.intake.Claiming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The table in which it stands what was told already: one item for each thing, written when nobody
 * has it. A condition holds in one region of a global table alone, so everybody asks the same
 * region, and the next one only while that one does not answer.
 */
public record ToldTable(AwsClients aws, Watch watch) {
  private static final String PUT = "dynamodb:PutItem";
  private static final String GET = "dynamodb:GetItem";
  private static final String KEY = "communicationId";
  private static final String EXPIRES = "expirationTime";
  private static final String CLAIMANT = "claimant";
  private static final String TIMESTAMP = "timestamp";

  /** What a worker needs to be allowed. */
  public static List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(PUT, "to claim an event before anybody is told of it"),
        new IamNeed(GET, "who has claimed it before"));
  }

  /** The claim, made in the first region that answers; never throws what AWS does. */
  public Claim claim(Claiming wanted) {
    List<String> silent = new ArrayList<>();
    for (Region region : wanted.regions()) {
      try {
        return claim(wanted, region);
      } catch (RegionUnreachable | TryAgain | FinalFailure why) {
        silent.add(why.getMessage());
      }
    }
    return new Claim(
        Claim.State.UNAVAILABLE,
        "table %s: %s".formatted(wanted.table(), String.join("; ", silent)));
  }

  private Claim claim(Claiming wanted, Region region) {
    if (isPut(wanted, region)) {
      return new Claim(Claim.State.MINE, "claimed in " + region);
    }
    Map<String, AttributeValue> found = read(wanted, region).orElse(Map.of());
    String claimant = text(found, CLAIMANT);
    return claimant.equals(wanted.claimant())
        ? new Claim(Claim.State.MINE, "claimed in " + region + " before")
        : new Claim(
            Claim.State.TAKEN,
            "%s has it since %s, as %s has it".formatted(claimant, text(found, TIMESTAMP), region));
  }

  /** The table forgets late: what has expired counts as forgotten. */
  private boolean isPut(Claiming wanted, Region region) {
    return new AwsCall(PUT, region, watch)
        .answer(
            () -> {
              try {
                client(region)
                    .putItem(
                        request ->
                            request
                                .tableName(wanted.table())
                                .item(item(wanted))
                                .conditionExpression(
                                    "attribute_not_exists(#key) OR #expires < :now")
                                .expressionAttributeNames(Map.of("#key", KEY, "#expires", EXPIRES))
                                .expressionAttributeValues(
                                    Map.of(":now", number(wanted.at().getEpochSecond()))));
                return true;
              } catch (ConditionalCheckFailedException isThere) {
                return false;
              }
            });
  }

  private Optional<Map<String, AttributeValue>> read(Claiming wanted, Region region) {
    return new AwsCall(GET, region, watch)
        .answer(
            () ->
                Optional.of(
                        client(region)
                            .getItem(
                                request ->
                                    request
                                        .tableName(wanted.table())
                                        .key(Map.of(KEY, AttributeValue.fromS(wanted.key())))
                                        .consistentRead(true)))
                    .filter(answer -> answer.hasItem())
                    .map(answer -> answer.item()));
  }

  private static Map<String, AttributeValue> item(Claiming wanted) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    item.put(KEY, AttributeValue.fromS(wanted.key()));
    item.put(TIMESTAMP, AttributeValue.fromS(wanted.at().toString()));
    item.put("region", AttributeValue.fromS(wanted.region().name()));
    item.put("environment", AttributeValue.fromS(wanted.environment()));
    item.put(EXPIRES, number(wanted.expires().getEpochSecond()));
    item.put(CLAIMANT, AttributeValue.fromS(wanted.claimant()));
    return item;
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s).orElse("somebody unknown");
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(String.valueOf(value));
  }

  private DynamoDbClient client(Region region) {
    return aws.client(DynamoDbClient.class, region);
  }
}
