package io.lifeboat.activities.ecs;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.FenceEcs;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/**
 * Stops the old primary's services: the autoscaling first, its minimum to zero and what adds tasks
 * suspended, then the tasks. The maximum stays, so that a failback finds it.
 */
public final class AwsFenceEcs implements AwsAction<FenceEcs> {
  /** Nothing may add tasks; what takes them away may go on. */
  private static final SuspendedState NO_GROWTH =
      SuspendedState.builder()
          .dynamicScalingOutSuspended(true)
          .scheduledScalingSuspended(true)
          .build();

  private final AwsClients aws;

  public AwsFenceEcs(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<FenceEcs> step() {
    return FenceEcs.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return EcsServices.iamActions();
  }

  @Override
  public Inspection inspect(FenceEcs step, StepCall call, Watch watch) {
    EcsServices services = new EcsServices(aws, step.region(), watch);
    Map<EcsService, EcsState> states = services.read(step.services());
    Optional<EcsService> missing =
        step.services().stream().filter(id -> !states.containsKey(id)).findFirst();
    return missing
        .map(id -> Inspection.impossible(services.missing(id).getMessage()))
        .orElseGet(() -> judge(step, states.values(), call.facts()));
  }

  @Override
  public Outcome apply(FenceEcs step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          states(step, watch).forEach(state -> stop(step, state, watch));
          return new Outcome(
              "asked to stop %s in %s".formatted(names(step), step.region()), ready.facts());
        });
  }

  @Override
  public Outcome confirm(FenceEcs step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      Collection<EcsState> states = states(step, watch);
      int living = living(states);
      if (living == 0 && states.stream().allMatch(AwsFenceEcs::isAsked)) {
        return new Outcome(
            "no task of %s runs in %s any more, reached %s"
                .formatted(names(step), step.region(), EffectOnce.took(call.facts(), watch, pace)),
            forLater(step, states));
      }
      watch.report(Figures.count(living, "task") + " still to stop");
    }
  }

  @Override
  public Outcome revert(FenceEcs step, StepCall call, Watch watch) {
    Collection<EcsState> states = states(step, watch);
    states.forEach(state -> earlier(state, call.facts()).ifPresent(size -> refuse(state, size)));
    long started =
        states.stream()
            .filter(
                state ->
                    earlier(state, call.facts())
                        .filter(
                            size ->
                                !size.is(state) || EarlierSuspension.isChanged(call.facts(), state))
                        .isPresent())
            .peek(state -> start(step, state, call.facts(), watch))
            .count();
    return Outcome.of(
        started == 0
            ? "this run stopped nothing in " + step.region() + " that is not as it was"
            : Figures.count((int) started, "service")
                + " in "
                + step.region()
                + " put back to the earlier size");
  }

  private static Inspection judge(
      FenceEcs step, Collection<EcsState> states, Map<String, String> facts) {
    int living = living(states);
    String found =
        "%s of %s in %s"
            .formatted(
                living == 0 ? "no task runs" : Figures.count(living, "task") + " run",
                names(step),
                step.region());
    if (!states.stream().allMatch(AwsFenceEcs::isAsked)) {
      return Inspection.ready(found, earlierSizes(states, facts));
    }
    return living == 0
        ? Inspection.alreadyDone(found, forLater(step, states))
        : Inspection.inProgress(found + ", and they are stopping", Map.of());
  }

  private static Map<String, String> earlierSizes(
      Collection<EcsState> states, Map<String, String> facts) {
    Map<String, String> sizes = new TreeMap<>();
    states.forEach(state -> sizes.putAll(EarlierSize.keep(facts, state)));
    states.forEach(state -> sizes.putAll(EarlierSuspension.keep(facts, state)));
    return sizes;
  }

  private static Map<String, String> forLater(FenceEcs step, Collection<EcsState> states) {
    String suspended =
        states.stream()
            .filter(state -> state.scaling().isPresent())
            .map(state -> state.id().service())
            .collect(Collectors.joining(", "));
    return suspended.isEmpty()
        ? Map.of()
        : Map.of(
            Facts.FOR_LATER,
            "the autoscaling of %s in %s is suspended; resume it when the application moves back"
                .formatted(suspended, step.region()));
  }

  private void stop(FenceEcs step, EcsState state, Watch watch) {
    EcsServices services = new EcsServices(aws, step.region(), watch);
    if (state.minimum() > 0 || !state.cannotGrow()) {
      services.setBounds(state.id(), 0, state.maximum(), NO_GROWTH);
    }
    if (state.desired() > 0) {
      services.setTasks(state.id(), 0);
    }
  }

  private void start(FenceEcs step, EcsState state, Map<String, String> facts, Watch watch) {
    EarlierSize size = earlier(state, facts).orElseThrow();
    EcsServices services = new EcsServices(aws, step.region(), watch);
    if (state.scaling().isPresent()) {
      services.setBounds(
          state.id(),
          size.minimum(),
          size.maximum(),
          EarlierSuspension.in(facts, state.id()).orElse(null));
    }
    services.setTasks(state.id(), size.desired());
  }

  private static void refuse(EcsState state, EarlierSize earlier) {
    boolean isOurs =
        (state.desired() == 0 || state.desired() == earlier.desired())
            && (state.minimum() == 0 || state.minimum() == earlier.minimum());
    if (!isOurs) {
      throw new FinalFailure(
          FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
          "%s now wants %d tasks, which this run did not set; nothing was changed"
              .formatted(state.id(), state.desired()));
    }
  }

  private static boolean isAsked(EcsState state) {
    return state.desired() == 0 && state.minimum() == 0 && state.cannotGrow();
  }

  private static Optional<EarlierSize> earlier(EcsState state, Map<String, String> facts) {
    return EarlierSize.in(facts, state.id());
  }

  private static int living(Collection<EcsState> states) {
    return states.stream().mapToInt(EcsState::living).sum();
  }

  private static String names(FenceEcs step) {
    return step.services().stream().map(EcsService::service).collect(Collectors.joining(", "));
  }

  private Collection<EcsState> states(FenceEcs step, Watch watch) {
    EcsServices services = new EcsServices(aws, step.region(), watch);
    Map<EcsService, EcsState> states = services.read(step.services());
    step.services().stream()
        .filter(id -> !states.containsKey(id))
        .findFirst()
        .ifPresent(
            id -> {
              throw services.missing(id);
            });
    return states.values();
  }
}
