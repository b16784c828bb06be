package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.aurora.MarkerTable.Marker;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.WriteMarker;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a row that names the run where the database is written now. A row that is there already is
 * the marker, whoever asked for it: the id is the run's own.
 */
public final class AwsWriteMarker implements AwsAction<WriteMarker> {
  /** When the marker says that it was written, ISO-8601. */
  private static final String WRITTEN_AT = "marker-written-at";

  private final AwsClients aws;

  public AwsWriteMarker(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<WriteMarker> step() {
    return WriteMarker.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalDatabase.DESCRIBE, "which cluster writes"),
        new IamNeed(SqlSession.EXECUTE, "to write the marker and read it back"),
        SqlSession.SECRET);
  }

  @Override
  public Inspection inspect(WriteMarker step, StepCall call, Watch watch) {
    Optional<ClusterArn> writer = writer(step, watch);
    if (writer.isEmpty()) {
      return Inspection.impossible(
          "none of %s names one writer of %s; correct the plan"
              .formatted(
                  step.regions().stream().map(Region::name).collect(Collectors.joining(", ")),
                  step.globalCluster()));
    }
    MarkerTable table = table(step, writer.get(), watch);
    String id = MarkerTable.id(call, step.database());
    if (!table.isThere()) {
      return Inspection.ready(
          "%s has no table for markers yet".formatted(place(step, writer.get())), Map.of());
    }
    return table
        .find(id)
        .map(marker -> Inspection.alreadyDone(sentence(step, writer.get(), marker), facts(marker)))
        .orElseGet(
            () ->
                Inspection.ready(
                    "the marker goes to %s".formatted(place(step, writer.get())), Map.of()));
  }

  @Override
  public Outcome apply(WriteMarker step, StepCall call, Watch watch) {
    Instant at = watch.now();
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        found -> {
          ClusterArn writer = writer(step, watch).orElseThrow(() -> gone(step));
          MarkerTable table = table(step, writer, watch);
          if (!table.isThere()) {
            table.create();
          }
          table.write(MarkerTable.id(call, step.database()), call.run(), at);
          return Outcome.of("asked to write a marker into " + place(step, writer));
        });
  }

  @Override
  public Outcome confirm(WriteMarker step, StepCall call, Watch watch) {
    ClusterArn writer = writer(step, watch).orElseThrow(() -> gone(step));
    Marker marker =
        table(step, writer, watch)
            .find(MarkerTable.id(call, step.database()))
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.OUTCOME_UNKNOWN,
                        "the marker was written, but cannot be read in " + place(step, writer)));
    return new Outcome(sentence(step, writer, marker), facts(marker));
  }

  @Override
  public Outcome revert(WriteMarker step, StepCall call, Watch watch) {
    return Outcome.of("the marker in %s stays: it does no harm".formatted(step.database()));
  }

  /**
   * Asks the regions in their order; empty when those that answer name none.
   *
   * @throws RegionUnreachable when none answers, or when the one that writes does not
   */
  private Optional<ClusterArn> writer(WriteMarker step, Watch watch) {
    Map<String, RegionUnreachable> silent = new LinkedHashMap<>();
    for (Region region : step.regions()) {
      Optional<ClusterArn> writer = writerAsSeenFrom(region, step, silent, watch);
      if (writer.isPresent()) {
        refuseSilence(silent.get(writer.get().region()));
        return writer;
      }
    }
    if (silent.size() == step.regions().size()) {
      silent.values().forEach(AwsWriteMarker::refuseSilence);
    }
    return Optional.empty();
  }

  private Optional<ClusterArn> writerAsSeenFrom(
      Region region, WriteMarker step, Map<String, RegionUnreachable> silent, Watch watch) {
    try {
      return GlobalDatabase.read(aws, region, step.globalCluster(), watch)
          .flatMap(GlobalDatabase::writer);
    } catch (RegionUnreachable silence) {
      silent.put(region.name(), silence);
      return Optional.empty();
    }
  }

  private static void refuseSilence(RegionUnreachable silence) {
    if (silence != null) {
      throw silence;
    }
  }

  private MarkerTable table(WriteMarker step, ClusterArn writer, Watch watch) {
    return new MarkerTable(
        new SqlSession(
            aws, Region.of(writer.region()), writer.text(), step.data(), SqlSession.BRIEF, watch));
  }

  private static FinalFailure gone(WriteMarker step) {
    return new FinalFailure(
        FinalFailure.NOT_FOUND, "no region names one writer of " + step.globalCluster());
  }

  private static String sentence(WriteMarker step, ClusterArn writer, Marker marker) {
    return "the marker of this run stands in %s, written at %s"
        .formatted(place(step, writer), marker.at());
  }

  private static Map<String, String> facts(Marker marker) {
    return Map.of(WRITTEN_AT, marker.at().toString());
  }

  private static String place(WriteMarker step, ClusterArn writer) {
    return "%s in %s".formatted(step.database(), writer.region());
  }
}
