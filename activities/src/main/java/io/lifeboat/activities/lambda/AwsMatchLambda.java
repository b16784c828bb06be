package io.lifeboat.activities.lambda;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.MatchLambda;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;

/**
 * Brings a function's settings in step with another region. Values of the environment go from
 * Lambda to Lambda: sentences and facts hold keys and digests alone, and what was before is kept in
 * a published version of the function, where Lambda guards it. A value that names the region left
 * is given the other region's name; keys that differ otherwise are declared. On the way home a
 * difference is left to people: it may be a hot fix, or a standby that nobody had kept in step.
 *
 * <p>Needs Lambda's control plane in both regions; in forced mode only in the one moved to, and
 * says what it has when the other does not answer. An alias serves the version that it stands for,
 * which is not touched.
 */
public final class AwsMatchLambda implements AwsAction<MatchLambda> {
  private static final String LATEST = "$LATEST";
  private static final String UPDATE_FAILED = "UpdateFailed";
  private static final String KEPT = "earlier-settings-are-version";

  private final AwsClients aws;

  public AwsMatchLambda(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<MatchLambda> step() {
    return MatchLambda.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(SettingsCalls.GET, "how the function is set up in both regions"),
        new IamNeed(SettingsCalls.LAYER, "whether a layer is there before it is asked for"),
        new IamNeed(SettingsCalls.PUBLISH, "to keep the former settings in a version"),
        new IamNeed(SettingsCalls.UPDATE, "to bring them in step, and to put them back"));
  }

  @Override
  public Inspection inspect(MatchLambda step, StepCall call, Watch watch) {
    SettingsCalls there = there(step, watch);
    Optional<GetFunctionConfigurationResponse> now = there.read(step.toFunction(), LATEST);
    if (now.isEmpty()) {
      return Inspection.impossible(there.missing(step.toFunction()));
    }
    try {
      SettingsCalls model = new SettingsCalls(aws, step.from(), watch);
      return model
          .read(step.fromFunction(), LATEST)
          .map(found -> judge(step, LambdaSettings.of(found), now.get(), there))
          .orElseGet(() -> Inspection.impossible(model.missing(step.fromFunction())));
    } catch (RegionUnreachable lost) {
      if (step.mode() == Mode.GRACEFUL) {
        throw lost;
      }
      return unknown(step, LambdaSettings.of(now.get()));
    }
  }

  @Override
  public Outcome apply(MatchLambda step, StepCall call, Watch watch) {
    Inspection first = inspect(step, call, watch);
    Map<String, String> kept =
        first.state() == Inspection.State.READY && !call.facts().containsKey(KEPT)
            ? Map.of(KEPT, keep(step, watch))
            : Map.of();
    Outcome outcome =
        EffectOnce.apply(
            watch, () -> inspect(step, call, watch), ready -> change(step, ready, watch));
    return new Outcome(outcome.sentence(), Facts.merge(outcome.facts(), kept));
  }

  @Override
  public Outcome confirm(MatchLambda step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      Inspection found = inspect(step, call, watch);
      if (found.state() == Inspection.State.ALREADY_DONE) {
        return new Outcome(
            "%s, reached %s"
                .formatted(found.sentence(), EffectOnce.took(call.facts(), watch, pace)),
            found.facts());
      }
      if (found.state() != Inspection.State.IN_PROGRESS) {
        throw new FinalFailure(
            FinalFailure.CHANGED_BY_SOMEBODY_ELSE, "not in step any more: " + found.sentence());
      }
      watch.report(found.sentence());
    }
  }

  @Override
  public Outcome revert(MatchLambda step, StepCall call, Watch watch) {
    SettingsCalls there = there(step, watch);
    String version =
        Optional.ofNullable(call.facts().get(KEPT))
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.CANNOT_BE_PUT_BACK,
                        "this run did not change the settings of %s, or does not know which version of it holds the former ones"
                            .formatted(step.name())));
    GetFunctionConfigurationResponse now = there.need(step.toFunction(), LATEST);
    LambdaSettings former = LambdaSettings.of(there.need(step.toFunction(), version));
    List<String> differences = LambdaSettings.of(now).differences(former);
    if (!differences.isEmpty()) {
      there.change(step.toFunction(), now.revisionId(), former);
    }
    awaitSettled(step, former, watch);
    return Outcome.of(
        "%s in %s has its earlier settings (%s)".formatted(step.name(), step.to(), former.words()));
  }

  private static Inspection judge(
      MatchLambda step,
      LambdaSettings model,
      GetFunctionConfigurationResponse found,
      SettingsCalls there) {
    LambdaSettings now = LambdaSettings.of(found);
    LambdaSettings wanted = wanted(step, model, now);
    List<String> differences = now.differences(wanted);
    if (model.inVpc() != now.inVpc()) {
      return Inspection.impossible(
          "%s runs in a VPC in %s and in none in %s; deploy it alike in both"
              .formatted(
                  step.name(),
                  model.inVpc() ? step.from() : step.to(),
                  model.inVpc() ? step.to() : step.from()));
    }
    if (!differences.isEmpty() && step.home()) {
      return Inspection.impossible(
          "%s in %s has %s, as %s has; which of them is right nobody can tell from here: set it up alike in both, then retry, or skip this with a reason and it stays as it is"
              .formatted(step.name(), step.to(), String.join("; ", differences), step.from()));
    }
    if (!differences.isEmpty()) {
      return missingLayer(step, now, wanted, there)
          .map(Inspection::impossible)
          .orElseGet(
              () ->
                  Inspection.ready(
                      "%s in %s has %s"
                          .formatted(step.name(), step.to(), String.join("; ", differences)),
                      Map.of()));
    }
    String same =
        "%s in %s is set up as in %s (%s)"
            .formatted(step.name(), step.to(), step.from(), now.words());
    return isSettled(step, found)
        ? Inspection.alreadyDone(same, Map.of())
        : Inspection.inProgress(same + ", not in effect yet", Map.of());
  }

  private static Optional<String> missingLayer(
      MatchLambda step, LambdaSettings now, LambdaSettings wanted, SettingsCalls there) {
    return wanted.layers().stream()
        .filter(arn -> !now.layers().contains(arn))
        .filter(arn -> !there.hasLayer(arn))
        .findFirst()
        .map(
            arn ->
                "%s needs the layer %s, which is not there; publish it in %s"
                    .formatted(step.name(), arn, step.to()));
  }

  private static LambdaSettings wanted(MatchLambda step, LambdaSettings model, LambdaSettings now) {
    return model.carriedTo(step.from(), step.to(), Set.copyOf(step.ignoring()), now);
  }

  private static Inspection unknown(MatchLambda step, LambdaSettings now) {
    return Inspection.alreadyDone(
        "%s does not answer, so %s in %s could not be compared with it; it has %s"
            .formatted(step.from(), step.name(), step.to(), now.words()),
        Map.of(
            Facts.FOR_LATER,
            "compare the settings of %s when %s answers again: %s has %s"
                .formatted(step.name(), step.from(), step.to(), now.words())));
  }

  private static boolean isSettled(MatchLambda step, GetFunctionConfigurationResponse found) {
    if (found.lastUpdateStatus() == LastUpdateStatus.FAILED) {
      throw new FinalFailure(
          UPDATE_FAILED,
          "Lambda could not put the settings of %s in %s into effect (%s)"
              .formatted(step.name(), step.to(), found.lastUpdateStatusReason()));
    }
    return found.lastUpdateStatus() != LastUpdateStatus.IN_PROGRESS;
  }

  private String keep(MatchLambda step, Watch watch) {
    SettingsCalls there = there(step, watch);
    return there.keep(step.toFunction(), there.need(step.toFunction(), LATEST).revisionId());
  }

  private Outcome change(MatchLambda step, Inspection ready, Watch watch) {
    SettingsCalls there = there(step, watch);
    GetFunctionConfigurationResponse found = there.need(step.toFunction(), LATEST);
    LambdaSettings model =
        LambdaSettings.of(
            new SettingsCalls(aws, step.from(), watch).need(step.fromFunction(), LATEST));
    LambdaSettings now = LambdaSettings.of(found);
    LambdaSettings wanted = wanted(step, model, now);
    there.change(step.toFunction(), found.revisionId(), wanted);
    return new Outcome(
        "asked to bring %s in %s in step: it had %s"
            .formatted(step.name(), step.to(), String.join("; ", now.differences(wanted))),
        ready.facts());
  }

  private void awaitSettled(MatchLambda step, LambdaSettings wanted, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      GetFunctionConfigurationResponse found = there(step, watch).need(step.toFunction(), LATEST);
      if (LambdaSettings.of(found).differences(wanted).isEmpty() && isSettled(step, found)) {
        return;
      }
      watch.report("the earlier settings are not in effect yet");
    }
  }

  private SettingsCalls there(MatchLambda step, Watch watch) {
    return new SettingsCalls(aws, step.to(), watch);
  }
}
