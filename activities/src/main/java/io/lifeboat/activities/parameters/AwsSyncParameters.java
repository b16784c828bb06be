package io.lifeboat.activities.parameters;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.SyncParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.awssdk.services.ssm.model.Parameter;

/**
 * Brings parameters of one region in step with another's. Both control planes must answer; forced,
 * only that of {@code to}. On the way home a value that came later there stays, and one that came
 * from nowhere is left to people. Of values nothing is told: not in sentences, not in facts.
 */
public final class AwsSyncParameters implements AwsAction<SyncParameters> {
  /** Reads may lag behind a change for a moment; what differs longer was changed again. */
  private static final Duration SETTLED = Duration.ofSeconds(30);

  private final AwsClients aws;

  public AwsSyncParameters(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<SyncParameters> step() {
    return SyncParameters.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(ParameterStore.BY_PATH, "what each region has"),
        new IamNeed(ParameterStore.BY_NAME, "what each region has of single names"),
        new IamNeed("kms:Decrypt", "to compare SecureStrings under a key of your own"),
        new IamNeed(ParameterStore.HISTORY, "what belongs to a parameter, and its earlier values"),
        new IamNeed(ParameterStore.PUT, "to bring them in step, and to put them back"),
        new IamNeed("kms:Encrypt", "to write SecureStrings under a key of your own"),
        new IamNeed(ParameterStore.DELETE, "to remove those that it made, when put back"));
  }

  @Override
  public Inspection inspect(SyncParameters step, StepCall call, Watch watch) {
    SortedMap<String, Parameter> there = store(step, false, watch).read(step.paths());
    Optional<SortedMap<String, Parameter>> here = source(step, watch);
    if (here.isEmpty()) {
      return Inspection.alreadyDone(alone(step, there, watch), forLater(step));
    }
    Comparison comparison = compare(step, here.get(), there, watch);
    Inspection found = judge(step, call, comparison, here.get(), there);
    return found.state() == State.READY
        ? carrier(step, watch)
            .obstacle(comparison.different())
            .map(Inspection::impossible)
            .orElse(found)
        : found;
  }

  @Override
  public Outcome apply(SyncParameters step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          List<String> different =
              compare(
                      step,
                      store(step, true, watch).read(step.paths()),
                      store(step, false, watch).read(step.paths()),
                      watch)
                  .different();
          different.forEach(carrier(step, watch)::carry);
          return new Outcome(
              "wrote %s of %s in %s: %s"
                  .formatted(
                      Figures.count(different.size(), "parameter"),
                      step.name(),
                      step.to(),
                      Comparison.names(different)),
              ready.facts());
        });
  }

  @Override
  public Outcome confirm(SyncParameters step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      Inspection found = inspect(step, call, watch);
      if (found.state() == State.ALREADY_DONE) {
        return new Outcome(found.sentence() + written(call), found.facts());
      }
      if (pace.waited().compareTo(SETTLED) > 0) {
        throw new FinalFailure(
            FinalFailure.CHANGED_BY_SOMEBODY_ELSE, found.sentence() + "; retry, or see who writes");
      }
      watch.report(found.sentence());
    }
  }

  @Override
  public Outcome revert(SyncParameters step, StepCall call, Watch watch) {
    FormerVersions former = FormerVersions.in(call);
    int back = new WayBack(store(step, false, watch)).go(former);
    return Outcome.of(
        back == 0
            ? "the parameters of %s in %s are as before".formatted(step.name(), step.to())
            : "%s of %s in %s %s put back"
                .formatted(
                    Figures.count(back, "parameter"),
                    step.name(),
                    step.to(),
                    back == 1 ? "is" : "are"));
  }

  private static Inspection judge(
      SyncParameters step,
      StepCall call,
      Comparison comparison,
      SortedMap<String, Parameter> here,
      SortedMap<String, Parameter> there) {
    if (comparison.compared() == 0) {
      return Inspection.impossible(
          "%s has no parameter of %s to compare; correct the paths"
              .formatted(step.from(), step.name()));
    }
    if (!comparison.ofOtherType().isEmpty()) {
      return Inspection.impossible(
          "%s %s of another type in %s than in %s, which Parameter Store does not let change; mend by hand"
              .formatted(
                  Comparison.names(comparison.ofOtherType()),
                  comparison.ofOtherType().size() == 1 ? "is" : "are",
                  step.to(),
                  step.from()));
    }
    if (!comparison.unclear().isEmpty()) {
      return Inspection.impossible(
          "%s %s in %s and %s, and neither value came from the other; write the right one into %s, then retry, or skip this with a reason"
              .formatted(
                  Comparison.names(comparison.unclear()),
                  comparison.unclear().size() == 1 ? "differs" : "differ",
                  step.from(),
                  step.to(),
                  step.to()));
    }
    String besides = comparison.besides(step, here);
    return comparison.different().isEmpty()
        ? Inspection.alreadyDone(
            "%s of %s in %s the same as in %s%s"
                .formatted(
                    Figures.count(comparison.same(), "parameter"),
                    step.name(),
                    step.to() + (comparison.same() == 1 ? " is" : " are"),
                    step.from(),
                    besides),
            Map.of())
        : Inspection.ready(
            "%d of %s of %s differ in %s: %s%s"
                .formatted(
                    comparison.different().size(),
                    Figures.count(comparison.compared(), "parameter"),
                    step.name(),
                    step.to(),
                    Comparison.names(comparison.different()),
                    besides),
            FormerVersions.keep(call, comparison, there));
  }

  private Comparison compare(
      SyncParameters step,
      SortedMap<String, Parameter> here,
      SortedMap<String, Parameter> there,
      Watch watch) {
    Comparison found = Comparison.of(step, here, there);
    return step.home() && !found.different().isEmpty()
        ? found.homeward(
            Lineage.of(found.different(), store(step, true, watch), store(step, false, watch)))
        : found;
  }

  private Optional<SortedMap<String, Parameter>> source(SyncParameters step, Watch watch) {
    try {
      return Optional.of(store(step, true, watch).read(step.paths()));
    } catch (RegionUnreachable lost) {
      if (step.mode() == Mode.GRACEFUL) {
        throw lost;
      }
      return Optional.empty();
    }
  }

  private static String alone(
      SyncParameters step, SortedMap<String, Parameter> there, Watch watch) {
    Optional<Instant> newest =
        there.values().stream().map(Parameter::lastModifiedDate).max(Comparator.naturalOrder());
    return "%s does not answer, so nothing was compared; %s has %s of %s%s"
        .formatted(
            step.from(),
            step.to(),
            Figures.count(there.size(), "parameter"),
            step.name(),
            newest
                .map(
                    at ->
                        ", last changed "
                            + Figures.time(Duration.between(at, watch.now()))
                            + " ago")
                .orElse(""));
  }

  private static Map<String, String> forLater(SyncParameters step) {
    return Map.of(
        Facts.FOR_LATER,
        "compare the parameters of %s when %s answers again: %s may lack what was changed last"
            .formatted(step.name(), step.from(), step.to()));
  }

  private static String written(StepCall call) {
    int written = FormerVersions.in(call).versions().size();
    return written == 0 ? "" : "; %s written by this run".formatted(written);
  }

  private Carrier carrier(SyncParameters step, Watch watch) {
    return new Carrier(store(step, true, watch), store(step, false, watch));
  }

  private ParameterStore store(SyncParameters step, boolean isSource, Watch watch) {
    return new ParameterStore(aws, isSource ? step.from() : step.to(), watch);
  }
}
