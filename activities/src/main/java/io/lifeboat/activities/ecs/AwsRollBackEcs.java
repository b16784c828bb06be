package io.lifeboat.activities.ecs;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RollBackEcs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * Deploys an earlier task definition and waits until nothing of the later one runs. Which one is
 * earlier is decided at the first look and kept, or every try would go one further back.
 */
public final class AwsRollBackEcs implements AwsAction<RollBackEcs> {
  private static final Duration STANDSTILL = Duration.ofSeconds(30);
  private static final String FROM = "rolled-back-from";
  private static final String TO = "rolled-back-to";

  private final AwsClients aws;

  public AwsRollBackEcs(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<RollBackEcs> step() {
    return RollBackEcs.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(
            EcsServices.DESCRIBE, "which task definition runs, and how its deployment goes"),
        new IamNeed(EcsServices.BOUNDS, "what the autoscaler keeps"),
        new IamNeed(TaskDefinitions.LIST, "which task definition was before"),
        new IamNeed(TaskDefinitions.DESCRIBE, "whether it can still be deployed"),
        new IamNeed(EcsServices.UPDATE, "to deploy it, and to put the later one back"));
  }

  @Override
  public Inspection inspect(RollBackEcs step, StepCall call, Watch watch) {
    EcsServices services = services(step, watch);
    Optional<EcsState> state = services.read(step.service());
    if (state.isEmpty()) {
      return Inspection.impossible(services.missing(step.service()).getMessage());
    }
    if (state.get().service().taskDefinition() == null) {
      return Inspection.impossible(
          "%s in %s names no task definition, as services that ECS itself does not deploy; roll it back where it is deployed"
              .formatted(step.name(), step.region()));
    }
    Optional<String> wanted = wanted(step, state.get(), call.facts(), watch);
    if (wanted.isEmpty()) {
      return Inspection.impossible(
          "%s in %s runs %s, and no active task definition of its family is older; name one"
              .formatted(step.name(), step.region(), present(state.get())));
    }
    return judge(step, state.get(), wanted.get(), call.facts(), watch);
  }

  @Override
  public Outcome apply(RollBackEcs step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          String wanted = ready.facts().get(TO);
          services(step, watch).deploy(step.service(), wanted);
          return new Outcome(
              "asked ECS to deploy %s of %s in %s".formatted(wanted, step.name(), step.region()),
              ready.facts());
        });
  }

  @Override
  public Outcome confirm(RollBackEcs step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    String wanted =
        wanted(step, state(step, watch), call.facts(), watch)
            .orElseThrow(() -> new FinalFailure(FinalFailure.NOT_FOUND, "nothing was deployed"));
    EcsState stable = awaitStable(step, wanted, watch);
    return Outcome.of(
        "%s in %s runs %d of %d tasks, all of %s, stable %s"
            .formatted(
                step.name(),
                step.region(),
                stable.running(),
                stable.desired(),
                wanted,
                EffectOnce.took(call.facts(), watch, pace)));
  }

  @Override
  public Outcome revert(RollBackEcs step, StepCall call, Watch watch) {
    Optional<String> from = Optional.ofNullable(call.facts().get(FROM));
    if (from.isEmpty()) {
      return Outcome.of(
          "this run did not roll %s back, so nothing is put back".formatted(step.name()));
    }
    String present = present(state(step, watch));
    if (!present.equals(from.get())) {
      if (!present.equals(call.facts().get(TO))) {
        throw new FinalFailure(
            FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
            "%s in %s runs %s now, which this run did not deploy; nothing was changed"
                .formatted(step.name(), step.region(), present));
      }
      services(step, watch).deploy(step.service(), from.get());
    }
    awaitStable(step, from.get(), watch);
    return Outcome.of("%s in %s runs %s again".formatted(step.name(), step.region(), from.get()));
  }

  private Inspection judge(
      RollBackEcs step, EcsState state, String wanted, Map<String, String> facts, Watch watch) {
    String found =
        "%s in %s runs %d of %d tasks of %s"
            .formatted(
                step.name(), step.region(), state.running(), state.desired(), present(state));
    if (present(state).equals(wanted)) {
      return state.isStable()
          ? Inspection.alreadyDone(found, Map.of())
          : Inspection.inProgress(found + ", not stable yet", Map.of());
    }
    Optional<TaskDefinition> definition =
        new TaskDefinitions(aws, step.region(), watch).read(wanted);
    return definition.filter(known -> "ACTIVE".equals(known.statusAsString())).isPresent()
        ? Inspection.ready(
            found + "; " + wanted + " can be deployed",
            Facts.merge(Map.of(FROM, present(state), TO, wanted), kept(facts)))
        : Inspection.impossible(
            "%s cannot be deployed in %s: there is no active task definition of that name"
                .formatted(wanted, step.region()));
  }

  private static Map<String, String> kept(Map<String, String> facts) {
    return facts.containsKey(FROM) && facts.containsKey(TO)
        ? Map.of(FROM, facts.get(FROM), TO, facts.get(TO))
        : Map.of();
  }

  private Optional<String> wanted(
      RollBackEcs step, EcsState state, Map<String, String> facts, Watch watch) {
    return Optional.ofNullable(facts.get(TO))
        .or(step::taskDefinition)
        .or(() -> new TaskDefinitions(aws, step.region(), watch).before(present(state)));
  }

  private EcsState awaitStable(RollBackEcs step, String wanted, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      EcsState state = state(step, watch);
      refuseFailedDeployment(step, state, wanted);
      if (present(state).equals(wanted) && state.isStable()) {
        return state;
      }
      if (!present(state).equals(wanted) && pace.waited().compareTo(STANDSTILL) > 0) {
        throw new FinalFailure(
            FinalFailure.OUTCOME_UNKNOWN,
            "ECS took the deployment of %s, but %s in %s runs %s; retry, or look who changes it"
                .formatted(wanted, step.name(), step.region(), state.deploymentWords()));
      }
      watch.report(state.deploymentWords());
    }
  }

  private static void refuseFailedDeployment(RollBackEcs step, EcsState state, String wanted) {
    state
        .failureOf(wanted)
        .ifPresent(
            reason -> {
              throw new FinalFailure(
                  EcsState.DEPLOYMENT_FAILED,
                  "ECS gave up deploying %s of %s in %s (%s); it runs %d of %d tasks of %s"
                      .formatted(
                          wanted,
                          step.name(),
                          step.region(),
                          reason,
                          state.running(),
                          state.desired(),
                          present(state)));
            });
  }

  private static String present(EcsState state) {
    return TaskDefinitions.name(String.valueOf(state.service().taskDefinition()));
  }

  private EcsState state(RollBackEcs step, Watch watch) {
    EcsServices services = services(step, watch);
    return services.read(step.service()).orElseThrow(() -> services.missing(step.service()));
  }

  private EcsServices services(RollBackEcs step, Watch watch) {
    return new EcsServices(aws, step.region(), watch);
  }
}
