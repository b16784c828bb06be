package io.lifeboat.activities.ecs;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.EcsService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * Which task definition a service runs, and its way to another one and back. The first look decides
 * which two these are; the facts keep both.
 *
 * @param name what people call the service
 * @param kept the facts' names
 */
record Release(
    AwsClients aws, Region region, EcsService service, String name, Kept kept, Watch watch) {
  private static final Duration STANDSTILL = Duration.ofSeconds(30);

  /**
   * The names under which facts keep what ran and what shall run.
   *
   * @param done what the run did, such as {@code roll checkout back}
   */
  record Kept(String from, String to, String done) {}

  static List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(
            EcsServices.DESCRIBE, "which task definition runs, and how its deployment goes"),
        new IamNeed(EcsServices.BOUNDS, "what the autoscaler keeps"),
        new IamNeed(TaskDefinitions.DESCRIBE, "whether it can be deployed"),
        new IamNeed(EcsServices.UPDATE, "to deploy it, and to put the former one back"));
  }

  /** The service; or why it cannot be worked on, as an inspection. */
  Optional<Inspection> obstacle() {
    Optional<EcsState> state = services().read(service);
    if (state.isEmpty()) {
      return Optional.of(Inspection.impossible(services().missing(service).getMessage()));
    }
    return state.get().service().taskDefinition() == null
        ? Optional.of(
            Inspection.impossible(
                "%s in %s names no task definition, as services that ECS itself does not deploy; %s where it is deployed"
                    .formatted(name, region, kept.done())))
        : Optional.empty();
  }

  Inspection judge(String wanted, Map<String, String> facts) {
    EcsState state = state();
    String found =
        "%s in %s runs %d of %d tasks of %s"
            .formatted(name, region, state.running(), state.desired(), present(state));
    if (present(state).equals(wanted)) {
      return state.isStable()
          ? Inspection.alreadyDone(found, Map.of())
          : Inspection.inProgress(found + ", not stable yet", Map.of());
    }
    Optional<TaskDefinition> definition = definitions().read(wanted);
    return definition.filter(known -> "ACTIVE".equals(known.statusAsString())).isPresent()
        ? Inspection.ready(
            found + "; " + wanted + " can be deployed",
            Facts.merge(Map.of(kept.from(), present(state), kept.to(), wanted), earlier(facts)))
        : Inspection.impossible(
            "%s cannot be deployed in %s: there is no active task definition of that name"
                .formatted(wanted, region));
  }

  private Map<String, String> earlier(Map<String, String> facts) {
    return facts.containsKey(kept.from()) && facts.containsKey(kept.to())
        ? Map.of(kept.from(), facts.get(kept.from()), kept.to(), facts.get(kept.to()))
        : Map.of();
  }

  Outcome deploy(Inspection ready) {
    String wanted = ready.facts().get(kept.to());
    services().deploy(service, wanted);
    return new Outcome(
        "asked ECS to deploy %s of %s in %s".formatted(wanted, name, region), ready.facts());
  }

  Outcome putBack(Map<String, String> facts) {
    Optional<String> from = Optional.ofNullable(facts.get(kept.from()));
    if (from.isEmpty()) {
      return Outcome.of("this run did not %s, so nothing is put back".formatted(kept.done()));
    }
    String present = present();
    if (!present.equals(from.get())) {
      if (!present.equals(facts.get(kept.to()))) {
        throw new FinalFailure(
            FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
            "%s in %s runs %s now, which this run did not deploy; nothing was changed"
                .formatted(name, region, present));
      }
      services().deploy(service, from.get());
    }
    awaitStable(from.get());
    return Outcome.of("%s in %s runs %s again".formatted(name, region, from.get()));
  }

  Outcome confirm(String wanted, Map<String, String> facts) {
    Pace pace = Pace.brisk(watch);
    EcsState stable = awaitStable(wanted);
    return Outcome.of(
        "%s in %s runs %d of %d tasks, all of %s, stable %s"
            .formatted(
                name,
                region,
                stable.running(),
                stable.desired(),
                wanted,
                EffectOnce.took(facts, watch, pace)));
  }

  private EcsState awaitStable(String wanted) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      EcsState state = state();
      refuseFailedDeployment(state, wanted);
      if (present(state).equals(wanted) && state.isStable()) {
        return state;
      }
      if (!present(state).equals(wanted) && pace.waited().compareTo(STANDSTILL) > 0) {
        throw new FinalFailure(
            FinalFailure.OUTCOME_UNKNOWN,
            "ECS took the deployment of %s, but %s in %s runs %s; retry, or look who changes it"
                .formatted(wanted, name, region, state.deploymentWords()));
      }
      watch.report(state.deploymentWords());
    }
  }

  private void refuseFailedDeployment(EcsState state, String wanted) {
    state
        .failureOf(wanted)
        .ifPresent(
            reason -> {
              throw new FinalFailure(
                  EcsState.DEPLOYMENT_FAILED,
                  "ECS gave up deploying %s of %s in %s (%s); it runs %d of %d tasks of %s"
                      .formatted(
                          wanted,
                          name,
                          region,
                          reason,
                          state.running(),
                          state.desired(),
                          present(state)));
            });
  }

  /** The task definition that the service wants now. */
  String present() {
    return present(state());
  }

  private static String present(EcsState state) {
    return TaskDefinitions.name(String.valueOf(state.service().taskDefinition()));
  }

  private EcsState state() {
    return services().read(service).orElseThrow(() -> services().missing(service));
  }

  private EcsServices services() {
    return new EcsServices(aws, region, watch);
  }

  TaskDefinitions definitions() {
    return new TaskDefinitions(aws, region, watch);
  }
}
