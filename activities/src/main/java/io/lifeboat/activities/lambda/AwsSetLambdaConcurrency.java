package io.lifeboat.activities.lambda;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.SetLambdaConcurrency;
import io.lifeboat.plan.step.WarmInstances;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.lambda.model.AccountLimit;

/**
 * Reserves concurrency for a function, after a look at what the account has left, and keeps
 * instances warm. Needs Lambda's control plane in the one region.
 */
public final class AwsSetLambdaConcurrency implements AwsAction<SetLambdaConcurrency> {
  private static final String NOT_WARMED = "ProvisioningFailed";

  /** What AWS keeps free for functions that reserve nothing, in accounts of the usual size. */
  private static final int KEPT_FREE = 100;

  private static final int USUAL_LIMIT = 1000;

  private final AwsClients aws;

  public AwsSetLambdaConcurrency(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<SetLambdaConcurrency> step() {
    return SetLambdaConcurrency.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    List<IamNeed> needs = new ArrayList<>(Functions.iamActions());
    needs.add(new IamNeed(Functions.ACCOUNT, "whether the account has as much left"));
    return needs;
  }

  @Override
  public Inspection inspect(SetLambdaConcurrency step, StepCall call, Watch watch) {
    Functions functions = functions(step, watch);
    return functions
        .read(step.function())
        .map(state -> judge(step, state, functions, call.facts()))
        .orElseGet(() -> Inspection.impossible(functions.missing(step.function()).getMessage()));
  }

  @Override
  public Outcome apply(SetLambdaConcurrency step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          FunctionState state = functions(step, watch).need(step.function());
          Concurrency wanted = wanted(step, state.concurrency());
          functions(step, watch).move(state, wanted);
          return new Outcome(
              "%s in %s: %s became %s"
                  .formatted(
                      step.name(), step.region(), state.concurrency().words(), wanted.words()),
              ready.facts());
        });
  }

  @Override
  public Outcome confirm(SetLambdaConcurrency step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      FunctionState state = functions(step, watch).need(step.function());
      refuseFailed(step, state);
      if (isAsked(step, state) && state.isWarm()) {
        return Outcome.of(
            "%s in %s has %s, reached %s"
                .formatted(
                    step.name(),
                    step.region(),
                    state.concurrency().words(),
                    EffectOnce.took(call.facts(), watch, pace)));
      }
      watch.report(progress(step, state));
    }
  }

  @Override
  public Outcome revert(SetLambdaConcurrency step, StepCall call, Watch watch) {
    FunctionState now = functions(step, watch).need(step.function());
    Concurrency earlier =
        earlier(step, call.facts())
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.CANNOT_BE_PUT_BACK,
                        "this run did not set the concurrency of %s, so the earlier one is not known"
                            .formatted(step.name())));
    if (now.concurrency().equals(earlier)) {
      return Outcome.of("%s has its earlier %s".formatted(step.name(), earlier.words()));
    }
    refuseUnlessOurs(step, earlier, now.concurrency());
    functions(step, watch).move(now, earlier);
    return Outcome.of(
        "%s in %s is put back to %s".formatted(step.name(), step.region(), earlier.words()));
  }

  private static Inspection judge(
      SetLambdaConcurrency step,
      FunctionState state,
      Functions functions,
      Map<String, String> facts) {
    String found =
        "%s in %s has %s".formatted(step.name(), step.region(), state.concurrency().words());
    if (isAsked(step, state)) {
      return state.isWarm()
          ? Inspection.alreadyDone(found + ": enough", Map.of())
          : Inspection.inProgress(found + ", not all of it yet", Map.of());
    }
    Concurrency wanted = wanted(step, state.concurrency());
    return obstacle(step, state.concurrency(), wanted, functions)
        .map(Inspection::impossible)
        .orElseGet(
            () ->
                Inspection.ready(
                    found + "; it is to have " + wanted.words(),
                    Map.of(key(step), facts.getOrDefault(key(step), state.concurrency().text()))));
  }

  private static Optional<String> obstacle(
      SetLambdaConcurrency step, Concurrency now, Concurrency wanted, Functions functions) {
    if (wanted.reserved().filter(count -> count < wanted.warmInAll()).isPresent()) {
      return Optional.of(
          "%s cannot keep %d instances warm in %s while it reserves %d; reserve as many"
              .formatted(step.name(), wanted.warmInAll(), step.region(), wanted.reserved().get()));
    }
    Optional<String> unknown =
        step.provisioned()
            .map(WarmInstances::alias)
            .filter(alias -> !now.warm().containsKey(alias))
            .filter(alias -> !functions.has(step.function(), alias));
    if (unknown.isPresent()) {
      return unknown.map(
          alias ->
              "%s in %s has no alias or version %s; correct the plan or publish it"
                  .formatted(step.name(), step.region(), alias));
    }
    int more = wanted.held() - now.held();
    if (more <= 0) {
      return Optional.empty();
    }
    AccountLimit limit = functions.limit();
    int kept = limit.concurrentExecutions() >= USUAL_LIMIT ? KEPT_FREE : 0;
    int left = Math.max(0, limit.unreservedConcurrentExecutions() - kept);
    return more > left
        ? Optional.of(
            "%s needs %d more of the concurrency of %s, where functions may still take %d of %d; have the limit raised, or let another function reserve less"
                .formatted(step.name(), more, step.region(), left, limit.concurrentExecutions()))
        : Optional.empty();
  }

  private static Concurrency wanted(SetLambdaConcurrency step, Concurrency now) {
    Map<String, Integer> warm = new TreeMap<>(now.warm());
    step.provisioned().ifPresent(kept -> warm.put(kept.alias(), kept.instances()));
    warm.values().removeIf(instances -> instances == 0);
    Concurrency asked = new Concurrency(step.reserved().or(now::reserved), warm);
    return step.exact() ? asked : asked.higher(now);
  }

  private static boolean isAsked(SetLambdaConcurrency step, FunctionState state) {
    return wanted(step, state.concurrency()).equals(state.concurrency());
  }

  private static void refuseFailed(SetLambdaConcurrency step, FunctionState state) {
    state
        .failure()
        .ifPresent(
            reason -> {
              throw new FinalFailure(
                  NOT_WARMED,
                  "Lambda gave up keeping instances of %s in %s warm (%s)"
                      .formatted(step.name(), step.region(), reason));
            });
  }

  /** Each figure is as it was or as this run set it: a change may have got half-way. */
  private static void refuseUnlessOurs(
      SetLambdaConcurrency step, Concurrency earlier, Concurrency now) {
    Concurrency ours = wanted(step, earlier);
    boolean isOurs =
        (now.reserved().equals(earlier.reserved()) || now.reserved().equals(ours.reserved()))
            && (now.warm().equals(earlier.warm()) || now.warm().equals(ours.warm()));
    if (!isOurs) {
      throw new FinalFailure(
          FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
          "%s in %s now has %s, which this run did not set; nothing was changed"
              .formatted(step.name(), step.region(), now.words()));
    }
  }

  private static String progress(SetLambdaConcurrency step, FunctionState state) {
    return step.provisioned()
        .map(WarmInstances::alias)
        .map(
            alias ->
                "%d of %d instances of %s are warm"
                    .formatted(
                        state.ready(alias),
                        state.concurrency().warm().getOrDefault(alias, 0),
                        alias))
        .orElse("it has " + state.concurrency().words());
  }

  private static Optional<Concurrency> earlier(
      SetLambdaConcurrency step, Map<String, String> facts) {
    return Optional.ofNullable(facts.get(key(step))).flatMap(Concurrency::parse);
  }

  private static String key(SetLambdaConcurrency step) {
    return "earlier-concurrency-of-" + step.function();
  }

  private Functions functions(SetLambdaConcurrency step, Watch watch) {
    return new Functions(aws, step.region(), watch);
  }
}
