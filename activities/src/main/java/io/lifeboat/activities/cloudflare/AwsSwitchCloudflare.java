package io.lifeboat.activities.cloudflare;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.http.Http;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.SwitchCloudflare;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Moves users by Cloudflare's pools. Needs Cloudflare's API and Secrets Manager in the region that
 * users go to; nothing of the region that they leave.
 */
public final class AwsSwitchCloudflare implements AwsAction<SwitchCloudflare> {
  private static final String FROM = "from-enabled";
  private static final String TO = "to-enabled";
  private static final Duration STANDSTILL = Duration.ofSeconds(30);

  private final AwsClients aws;
  private final Http http;

  public AwsSwitchCloudflare(AwsClients aws, Http http) {
    this.aws = aws;
    this.http = http;
  }

  @Override
  public Class<SwitchCloudflare> step() {
    return SwitchCloudflare.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(new IamNeed(CloudflareCall.GET_SECRET, "the token for Cloudflare's API"));
  }

  @Override
  public Inspection inspect(SwitchCloudflare step, StepCall call, Watch watch) {
    Pools now = Pools.read(cloudflare(step, watch), step);
    return now.obstacle()
        .map(Inspection::impossible)
        .orElseGet(
            () ->
                now.isDone()
                    ? Inspection.alreadyDone(now.words(), Map.of())
                    : Inspection.ready(
                        now.words(),
                        Map.of(FROM, String.valueOf(now.from()), TO, String.valueOf(now.to()))));
  }

  @Override
  public Outcome apply(SwitchCloudflare step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          boolean isToEnabled = Boolean.parseBoolean(ready.facts().get(TO));
          CloudflareCall cloudflare = cloudflare(step, watch);
          // First where users go, then where they leave: never neither.
          if (!isToEnabled) {
            cloudflare.enable(step.toPool(), true);
          }
          if (!step.home()) {
            cloudflare.enable(step.fromPool(), false);
          }
          return new Outcome("asked Cloudflare to move " + step.name(), ready.facts());
        });
  }

  @Override
  public Outcome confirm(SwitchCloudflare step, StepCall call, Watch watch) {
    Pace pace = Pace.calm(watch);
    Pools then = await(step, Pools::isDone, watch, pace);
    return Outcome.of(
        "users of %s are sent to %s: %s, %s"
            .formatted(
                step.name(), step.to(), then.words(), EffectOnce.took(call.facts(), watch, pace)));
  }

  @Override
  public Outcome revert(SwitchCloudflare step, StepCall call, Watch watch) {
    if (!call.facts().containsKey(FROM)) {
      throw new FinalFailure(
          FinalFailure.CANNOT_BE_PUT_BACK,
          "this run did not switch the pools of %s, so it does not know how they stood"
              .formatted(step.name()));
    }
    boolean from = Boolean.parseBoolean(call.facts().get(FROM));
    boolean to = Boolean.parseBoolean(call.facts().get(TO));
    CloudflareCall cloudflare = cloudflare(step, watch);
    Pools now = Pools.read(cloudflare, step);
    if (now.from() == from && now.to() == to) {
      return Outcome.of("as before: " + now.words());
    }
    cloudflare.enable(step.fromPool(), from);
    cloudflare.enable(step.toPool(), to);
    Pools then =
        await(step, pools -> pools.from() == from && pools.to() == to, watch, Pace.calm(watch));
    return Outcome.of("put back: " + then.words());
  }

  private Pools await(SwitchCloudflare step, Predicate<Pools> wanted, Watch watch, Pace pace) {
    for (; ; pace.pause()) {
      Pools now = Pools.read(cloudflare(step, watch), step);
      if (wanted.test(now)) {
        return now;
      }
      if (pace.waited().compareTo(STANDSTILL) > 0) {
        throw new FinalFailure(
            FinalFailure.OUTCOME_UNKNOWN,
            "Cloudflare took the change, but the pools stand otherwise: %s; retry, or look who changes them"
                .formatted(now.words()));
      }
    }
  }

  private CloudflareCall cloudflare(SwitchCloudflare step, Watch watch) {
    return new CloudflareCall(aws, http, step, watch);
  }
}
