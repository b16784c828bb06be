package io.lifeboat.activities.dynamodb;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.dynamodb.MarkerItems.Marker;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CheckDynamoDbMarker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for the run's marker, and for the newest of any run, in one region's replica. As with
 * databases, a marker that was lost and one that was never written look alike, so the fact says
 * whether it was found. Needs that region's DynamoDB alone.
 */
public final class AwsCheckDynamoDbMarker implements LooksOnly<CheckDynamoDbMarker> {
  private final AwsClients aws;

  public AwsCheckDynamoDbMarker(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<CheckDynamoDbMarker> step() {
    return CheckDynamoDbMarker.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(ReplicaTable.DESCRIBE, "whether the region has the table, and its key"),
        new IamNeed(MarkerItems.GET, "to read the markers"));
  }

  @Override
  public Inspection inspect(CheckDynamoDbMarker step, StepCall call, Watch watch) {
    Optional<ReplicaTable> table = ReplicaTable.read(aws, step.region(), step.tableName(), watch);
    if (table.filter(ReplicaTable::isUsable).isEmpty()) {
      return Inspection.impossible(
          "%s has no table %s to look into; correct the plan, or add a replica"
              .formatted(step.region(), step.tableName()));
    }
    return items(step, watch)
        .obstacle(table.get())
        .map(Inspection::impossible)
        .orElseGet(
            () ->
                Inspection.ready(
                    "the markers of %s can be looked for".formatted(place(step)), Map.of()));
  }

  @Override
  public Outcome confirm(CheckDynamoDbMarker step, StepCall call, Watch watch) {
    MarkerItems items = items(step, watch);
    Pace pace = Pace.brisk(watch);
    Optional<Marker> own = items.ofRun(call.run());
    while (own.isEmpty() && pace.waited().compareTo(step.within()) < 0) {
      watch.report("no marker of this run yet, after " + Figures.time(pace.waited()));
      pace.pause();
      own = items.ofRun(call.run());
    }
    Optional<Marker> newest = items.newest().or(() -> items.ofRun(call.run()));
    Optional<Marker> found = own;
    return newest
        .map(marker -> found(step, found, marker, watch))
        .orElseGet(
            () ->
                new Outcome(
                    "no marker of any run is in " + place(step),
                    Map.of(Facts.MARKER_FOUND, "false")));
  }

  private static Outcome found(
      CheckDynamoDbMarker step, Optional<Marker> own, Marker newest, Watch watch) {
    Duration age = Duration.between(newest.at(), watch.now());
    String sentence =
        own.map(
                marker ->
                    "the marker of this run is in %s, written at %s, %s before this look"
                        .formatted(place(step), marker.at(), before(marker.at(), watch)))
            .orElseGet(
                () ->
                    "no marker of this run is in %s; the newest, of run %s, is of %s, %s before this look"
                        .formatted(
                            place(step), newest.run(), newest.at(), before(newest.at(), watch)));
    return new Outcome(
        sentence,
        Map.of(
            Facts.MARKER_FOUND,
            String.valueOf(own.isPresent()),
            Facts.MARKER_NEWEST_AT,
            newest.at().toString(),
            Facts.MARKER_AGE_SECONDS,
            String.format(Locale.ROOT, "%.3f", age.toMillis() / 1000.0)));
  }

  private static String before(Instant at, Watch watch) {
    return Figures.time(Duration.between(at, watch.now()));
  }

  private MarkerItems items(CheckDynamoDbMarker step, Watch watch) {
    return new MarkerItems(aws, step.region(), step.tableName(), step.key(), watch);
  }

  private static String place(CheckDynamoDbMarker step) {
    return "%s in %s".formatted(step.table(), step.region());
  }
}
