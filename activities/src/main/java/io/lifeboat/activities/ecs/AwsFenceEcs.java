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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/**
 * Stops the old primary's services: the autoscaling first, its minimum to zero and what adds tasks
 * suspended, then the tasks. The former size is left in a tag on each service, for the failback.
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
    List<IamNeed> needs = new ArrayList<>(EcsServices.iamActions());
    needs.add(
        new IamNeed(EcsServices.TAG, "to leave the size in a tag, for letting them run again"));
    needs.add(new IamNeed(EcsServices.UNTAG, "to remove the tag when they are put back"));
    return needs;
  }

  @Override
  public Inspection inspect(FenceEcs step, StepCall call, Watch watch) {
    EcsServices services = new EcsServices(aws, step.region(), watch);
    Map<EcsService, EcsState> states = services.read(step.services());
    return services
        .obstacle(step.services(), states)
        .map(Inspection::impossible)
        .orElseGet(() -> judge(step, states.values(), call.facts()));
  }

  @Override
  public Outcome apply(FenceEcs step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          List<String> untold = new ArrayList<>();
          for (EcsState state : states(step, watch)) {
            leaveTag(step, state, ready.facts(), watch).ifPresent(untold::add);
            stop(step, state, watch);
          }
          return new Outcome(
              "asked to stop %s in %s".formatted(names(step), step.region()),
              Facts.merge(
                  ready.facts(),
                  untold.isEmpty()
                      ? Map.of()
                      : Map.of(Facts.LEFT_TO_DO, String.join("; ", untold))));
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
                                !size.is(state)
                                    || state.fenceTag().isPresent()
                                    || EarlierSuspension.isChanged(call.facts(), state))
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
    List<String> sentences = new ArrayList<>();
    String noted = names(states, state -> state.fenceTag().isPresent());
    if (!noted.isEmpty()) {
      sentences.add(
          "%s in %s stays stopped; the failback lets it run again, as its tag says"
              .formatted(noted, step.region()));
    }
    String suspended =
        names(states, state -> state.fenceTag().isEmpty() && state.scaling().isPresent());
    if (!suspended.isEmpty()) {
      sentences.add(
          "the autoscaling of %s in %s is suspended; resume it when the application moves back"
              .formatted(suspended, step.region()));
    }
    return sentences.isEmpty() ? Map.of() : Map.of(Facts.FOR_LATER, String.join("; ", sentences));
  }

  private static String names(Collection<EcsState> states, Predicate<EcsState> which) {
    return states.stream()
        .filter(which)
        .map(state -> state.id().service())
        .collect(Collectors.joining(", "));
  }

  /** Stopping does not wait for the tag's permission: an old writer that runs is worse. */
  private Optional<String> leaveTag(
      FenceEcs step, EcsState state, Map<String, String> facts, Watch watch) {
    FormerSize former = former(state, facts);
    if (state.fenceTag().isPresent() || isAsked(state)) {
      return Optional.empty();
    }
    try {
      new EcsServices(aws, step.region(), watch).writeTag(state, former);
      return Optional.empty();
    } catch (FinalFailure refused) {
      return Optional.of(
          "the size of %s in %s could not be noted on it (%s): before moving back give it %s again"
              .formatted(state.id(), step.region(), refused.getMessage(), former.text()));
    }
  }

  /** As the run's first look found it. */
  private static FormerSize former(EcsState state, Map<String, String> facts) {
    FormerSize now = FormerSize.of(state);
    return earlier(state, facts)
        .map(
            size ->
                new FormerSize(
                    size.desired(),
                    now.bounds()
                        .map(
                            bounds ->
                                FormerSize.bounds(
                                    size.minimum(),
                                    size.maximum(),
                                    EarlierSuspension.in(facts, state.id())
                                        .orElseGet(bounds::state)))))
        .orElse(now);
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
    boolean isBounded = size.isBoundsOf(state) && !EarlierSuspension.isChanged(facts, state);
    if (state.scaling().isPresent() && !isBounded) {
      services.setBounds(
          state.id(),
          size.minimum(),
          size.maximum(),
          EarlierSuspension.in(facts, state.id()).orElse(null));
    }
    if (state.desired() != size.desired()) {
      services.setTasks(state.id(), size.desired());
    }
    if (state.fenceTag().isPresent()) {
      services.removeTag(state);
    }
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
    return new EcsServices(aws, step.region(), watch).readAll(step.services());
  }
}
