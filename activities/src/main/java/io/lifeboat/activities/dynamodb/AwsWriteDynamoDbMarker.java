package io.lifeboat.activities.dynamodb;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.dynamodb.MarkerItems.Marker;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.WriteDynamoDbMarker;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes two items into the first of the regions that answers and has the table: the run's own by
 * conditional put, and the one that names the newest. Needs that region's DynamoDB alone.
 */
public final class AwsWriteDynamoDbMarker implements AwsAction<WriteDynamoDbMarker> {
  /** Where the marker was written, a region's code. */
  private static final String REGION = "marker-region";

  /** When the marker says that it was written, ISO-8601. */
  private static final String WRITTEN_AT = "marker-written-at";

  private static final Duration READ_BACK = Duration.ofSeconds(15);

  private final AwsClients aws;

  public AwsWriteDynamoDbMarker(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<WriteDynamoDbMarker> step() {
    return WriteDynamoDbMarker.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(ReplicaTable.DESCRIBE, "whether the table is there, and its key"),
        new IamNeed(MarkerItems.TIME_TO_LIVE, "which attribute lets the marker expire"),
        new IamNeed(MarkerItems.PUT, "to write the marker"),
        new IamNeed(MarkerItems.GET, "to read it back"));
  }

  @Override
  public Inspection inspect(WriteDynamoDbMarker step, StepCall call, Watch watch) {
    Optional<Region> region = region(step, watch);
    if (region.isEmpty()) {
      return Inspection.impossible(
          "none of %s has a table %s that can be written; correct the plan"
              .formatted(
                  step.regions().stream().map(Region::name).collect(Collectors.joining(", ")),
                  step.tableName()));
    }
    return look(step, call, region.get(), watch);
  }

  private Inspection look(WriteDynamoDbMarker step, StepCall call, Region region, Watch watch) {
    MarkerItems items = items(step, region, watch);
    Optional<String> obstacle =
        items.obstacle(ReplicaTable.needed(aws, region, step.tableName(), watch));
    if (obstacle.isPresent()) {
      return Inspection.impossible(obstacle.get());
    }
    Map<String, String> where = Map.of(REGION, region.name());
    return items
        .ofRun(call.run())
        .filter(own -> isNamedNewest(items, own))
        .map(
            own ->
                Inspection.alreadyDone(sentence(step, region, own), Facts.merge(where, facts(own))))
        .orElseGet(
            () ->
                Inspection.ready(
                    "the marker goes to %s in %s".formatted(step.table(), region), where));
  }

  private static boolean isNamedNewest(MarkerItems items, Marker own) {
    return items.newest().filter(newest -> !newest.at().isBefore(own.at())).isPresent();
  }

  @Override
  public Outcome apply(WriteDynamoDbMarker step, StepCall call, Watch watch) {
    Instant now = watch.now().truncatedTo(ChronoUnit.MILLIS);
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          Region region = Region.of(ready.facts().get(REGION));
          MarkerItems items = items(step, region, watch);
          if (items.ofRun(call.run()).isEmpty()) {
            items.write(new Marker(call.run(), now));
          }
          items.writeNewest(items.ofRun(call.run()).orElse(new Marker(call.run(), now)));
          return new Outcome(
              "asked to write a marker into %s in %s".formatted(step.table(), region),
              ready.facts());
        });
  }

  @Override
  public Outcome confirm(WriteDynamoDbMarker step, StepCall call, Watch watch) {
    Region region =
        Optional.ofNullable(call.facts().get(REGION))
            .map(Region::of)
            .or(() -> region(step, watch))
            .orElseThrow(() -> unknown(step));
    Marker marker = readBack(step, call, region, watch);
    return new Outcome(sentence(step, region, marker), facts(marker));
  }

  private Marker readBack(WriteDynamoDbMarker step, StepCall call, Region region, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      Optional<Marker> own = items(step, region, watch).ofRun(call.run());
      if (own.isPresent()) {
        return own.get();
      }
      if (pace.waited().compareTo(READ_BACK) > 0) {
        throw unknown(step);
      }
    }
  }

  @Override
  public Outcome revert(WriteDynamoDbMarker step, StepCall call, Watch watch) {
    return Outcome.of("the marker in %s stays: it does no harm".formatted(step.table()));
  }

  /**
   * The first region that answers and has the table.
   *
   * @throws RegionUnreachable when none answers
   */
  private Optional<Region> region(WriteDynamoDbMarker step, Watch watch) {
    RegionUnreachable silence = null;
    int silent = 0;
    for (Region region : step.regions()) {
      try {
        if (ReplicaTable.read(aws, region, step.tableName(), watch)
            .filter(ReplicaTable::isUsable)
            .isPresent()) {
          return Optional.of(region);
        }
      } catch (RegionUnreachable none) {
        silence = none;
        silent++;
      }
    }
    if (silence != null && silent == step.regions().size()) {
      throw silence;
    }
    return Optional.empty();
  }

  private MarkerItems items(WriteDynamoDbMarker step, Region region, Watch watch) {
    return new MarkerItems(aws, region, step.tableName(), step.key(), watch);
  }

  private static FinalFailure unknown(WriteDynamoDbMarker step) {
    return new FinalFailure(
        FinalFailure.OUTCOME_UNKNOWN,
        "the marker was written, but cannot be read in " + step.tableName());
  }

  private static String sentence(WriteDynamoDbMarker step, Region region, Marker marker) {
    return "the marker of this run stands in %s in %s, written at %s"
        .formatted(step.table(), region, marker.at());
  }

  private static Map<String, String> facts(Marker marker) {
    return Map.of(WRITTEN_AT, marker.at().toString());
  }
}
