package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.activities.aurora.MarkerTable.Marker;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CheckMarker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks for the run's marker and for the newest of any run. A marker that was lost and one that was
 * never written look alike here, so neither is a failure: the fact says whether it was found, and
 * whoever knows what was written judges.
 */
public final class AwsCheckMarker implements LooksOnly<CheckMarker> {
  private final AwsClients aws;

  public AwsCheckMarker(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<CheckMarker> step() {
    return CheckMarker.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalDatabase.DESCRIBE, "whether the region writes"),
        new IamNeed(SqlSession.EXECUTE, "to read the markers"),
        SqlSession.SECRET);
  }

  @Override
  public Inspection inspect(CheckMarker step, StepCall call, Watch watch) {
    Optional<GlobalDatabase> global =
        GlobalDatabase.read(aws, step.region(), step.globalCluster(), watch);
    if (global.flatMap(found -> found.in(step.region())).isEmpty()) {
      return Inspection.impossible(
          "%s has no cluster in %s to look into; correct the plan"
              .formatted(step.globalCluster(), step.region()));
    }
    return Inspection.ready(
        isWriter(step, global.get())
            ? "the markers of %s can be looked for".formatted(place(step))
            : "the markers are looked for when %s is written in %s"
                .formatted(step.database(), step.region()),
        Map.of());
  }

  @Override
  public Outcome confirm(CheckMarker step, StepCall call, Watch watch) {
    GlobalDatabase global =
        GlobalDatabase.read(aws, step.region(), step.globalCluster(), watch)
            .filter(found -> isWriter(step, found))
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.IMPOSSIBLE,
                        "%s is not written in %s, and only a writer can be asked; retry when it is"
                            .formatted(step.database(), step.region())));
    MarkerTable table = table(step, global.in(step.region()).orElseThrow(), watch);
    if (!table.isThere()) {
      return none(step);
    }
    Optional<Marker> newest = table.newest();
    Optional<Marker> own = table.find(MarkerTable.id(call, step.database()));
    return newest.map(marker -> found(step, own, marker, watch)).orElseGet(() -> none(step));
  }

  private static Outcome found(CheckMarker step, Optional<Marker> own, Marker newest, Watch watch) {
    Map<String, String> facts = new TreeMap<>();
    Duration age = Duration.between(newest.at(), watch.now());
    facts.put(Facts.MARKER_FOUND, String.valueOf(own.isPresent()));
    facts.put(Facts.MARKER_NEWEST_AT, newest.at().toString());
    facts.put(
        Facts.MARKER_AGE_SECONDS, String.format(Locale.ROOT, "%.3f", age.toMillis() / 1000.0));
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
    return new Outcome(sentence, facts);
  }

  private static String before(Instant at, Watch watch) {
    return Figures.time(Duration.between(at, watch.now()));
  }

  private static Outcome none(CheckMarker step) {
    return new Outcome(
        "no marker of any run is in " + place(step), Map.of(Facts.MARKER_FOUND, "false"));
  }

  private static boolean isWriter(CheckMarker step, GlobalDatabase global) {
    return global.in(step.region()).filter(global::isWriter).isPresent();
  }

  private MarkerTable table(CheckMarker step, ClusterArn writer, Watch watch) {
    return new MarkerTable(
        new SqlSession(aws, step.region(), writer.text(), step.data(), SqlSession.BRIEF, watch));
  }

  private static String place(CheckMarker step) {
    return "%s in %s".formatted(step.database(), step.region());
  }
}
