package io.lifeboat.activities.ecs;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.OpenEcs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/**
 * Lets fenced services run again: bounds, suspension and size as the fence's tag on each says, what
 * is higher already left alone. The tag is removed when ECS shows the size on the service; from
 * then on the service itself holds what the tag said.
 */
public final class AwsOpenEcs implements AwsAction<OpenEcs> {
  private static final String UNREADABLE = "UnreadableTag";
  private static final String FENCED = "fenced-size-of-";
  private static final String OPENED = "opened-size-of-";

  private final AwsClients aws;

  public AwsOpenEcs(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<OpenEcs> step() {
    return OpenEcs.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    List<IamNeed> needs = new ArrayList<>(EcsServices.iamActions());
    needs.add(new IamNeed(EcsServices.UNTAG, "to remove the fence's tag"));
    needs.add(new IamNeed(EcsServices.TAG, "to write it again when they are stopped again"));
    return needs;
  }

  @Override
  public Inspection inspect(OpenEcs step, StepCall call, Watch watch) {
    EcsServices services = services(step, watch);
    Map<EcsService, EcsState> states = services.read(step.services());
    return services
        .obstacle(step.services(), states)
        .or(() -> unreadable(states.values()))
        .map(Inspection::impossible)
        .orElseGet(() -> judge(step, states.values(), call.facts()));
  }

  @Override
  public Outcome apply(OpenEcs step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        fenced -> {
          List<EcsState> tagged = tagged(states(step, watch));
          tagged.forEach(state -> open(step, state, watch));
          return new Outcome(
              "asked to let %s in %s run again".formatted(words(tagged), step.region()),
              fenced.facts());
        });
  }

  @Override
  public Outcome confirm(OpenEcs step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      Collection<EcsState> states = states(step, watch);
      states.forEach(state -> refuseFailedDeployment(step, state));
      if (tagged(states).isEmpty() && states.stream().allMatch(AwsOpenEcs::isRunning)) {
        return Outcome.of(
            "%s in %s run again, reached %s"
                .formatted(
                    sizes(states), step.region(), EffectOnce.took(call.facts(), watch, pace)));
      }
      watch.report(sizes(states) + " run");
    }
  }

  @Override
  public Outcome revert(OpenEcs step, StepCall call, Watch watch) {
    List<EcsState> opened =
        states(step, watch).stream()
            .filter(state -> size(call.facts(), FENCED, state).isPresent())
            .toList();
    if (opened.isEmpty()) {
      return Outcome.of("this run let no service in %s run again".formatted(step.region()));
    }
    opened.forEach(state -> refuseUnlessOurs(state, call.facts()));
    opened.forEach(state -> stopAgain(step, state, call.facts(), watch));
    awaitStopped(step, call.facts(), watch);
    return Outcome.of(
        "%s in %s put back to the size that the fence had left, and its tag with it"
            .formatted(
                opened.stream().map(state -> state.id().service()).collect(joined()),
                step.region()));
  }

  private static Inspection judge(
      OpenEcs step, Collection<EcsState> states, Map<String, String> facts) {
    List<EcsState> tagged = tagged(states);
    if (!tagged.isEmpty()) {
      return Inspection.ready(
          "in %s a fence has stopped %s".formatted(step.region(), words(tagged)),
          remember(tagged, facts));
    }
    String found =
        "no service in %s carries the fence's tag: %s run".formatted(step.region(), sizes(states));
    return states.stream().allMatch(AwsOpenEcs::isRunning)
        ? Inspection.alreadyDone(found, Map.of())
        : Inspection.inProgress(found, Map.of());
  }

  /** What an earlier look of this run found, else what is there now. */
  private static Map<String, String> remember(List<EcsState> tagged, Map<String, String> facts) {
    Map<String, String> kept = new TreeMap<>();
    for (EcsState state : tagged) {
      String fenced = FENCED + state.id();
      kept.put(fenced, facts.getOrDefault(fenced, FormerSize.of(state).text()));
      kept.put(OPENED + state.id(), former(state).text());
    }
    return kept;
  }

  private void open(OpenEcs step, EcsState state, Watch watch) {
    EcsServices services = services(step, watch);
    FormerSize wanted = higher(former(state), FormerSize.of(state));
    if (!wanted.bounds().equals(FormerSize.of(state).bounds())) {
      FormerSize.Bounds bounds = wanted.bounds().orElseThrow();
      services.setBounds(state.id(), bounds.minimum(), bounds.maximum(), bounds.state());
    }
    if (state.desired() < wanted.desired()) {
      services.setTasks(state.id(), wanted.desired());
    }
    // Without the tag nobody would know the size: it goes only when the service shows it.
    EcsState now = services.read(state.id()).orElseThrow(() -> services.missing(state.id()));
    if (now.desired() < wanted.desired() || !FormerSize.of(now).bounds().equals(wanted.bounds())) {
      throw new TryAgain("%s does not show its size yet".formatted(state.id()));
    }
    services.removeTag(state);
  }

  /** Bounds only where there is an autoscaler now; what rests is what the tag says. */
  private static FormerSize higher(FormerSize former, FormerSize now) {
    Optional<FormerSize.Bounds> bounds =
        now.bounds()
            .map(
                present ->
                    former
                        .bounds()
                        .map(
                            kept ->
                                new FormerSize.Bounds(
                                    Math.max(kept.minimum(), present.minimum()),
                                    Math.max(kept.maximum(), present.maximum()),
                                    kept.suspended()))
                        .orElse(present));
    return new FormerSize(Math.max(former.desired(), now.desired()), bounds);
  }

  private void stopAgain(OpenEcs step, EcsState state, Map<String, String> facts, Watch watch) {
    EcsServices services = services(step, watch);
    FormerSize fenced = size(facts, FENCED, state).orElseThrow();
    if (state.fenceTag().isEmpty()) {
      services.writeTag(state, size(facts, OPENED, state).orElseThrow());
    }
    if (state.scaling().isPresent() && !fenced.bounds().equals(FormerSize.of(state).bounds())) {
      fenced
          .bounds()
          .ifPresent(
              bounds -> {
                SuspendedState rests = bounds.state();
                services.setBounds(state.id(), bounds.minimum(), bounds.maximum(), rests);
              });
    }
    if (state.desired() > fenced.desired()) {
      services.setTasks(state.id(), fenced.desired());
    }
  }

  private void awaitStopped(OpenEcs step, Map<String, String> facts, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      int over =
          states(step, watch).stream()
              .mapToInt(
                  state ->
                      size(facts, FENCED, state)
                          .map(fenced -> Math.max(0, state.living() - fenced.desired()))
                          .orElse(0))
              .sum();
      if (over == 0) {
        return;
      }
      watch.report(Figures.count(over, "task") + " still to stop");
    }
  }

  /** Tasks may come and go with the autoscaler; its bounds change by people only. */
  private static void refuseUnlessOurs(EcsState state, Map<String, String> facts) {
    Optional<FormerSize.Bounds> now = FormerSize.of(state).bounds();
    Optional<FormerSize.Bounds> fenced = size(facts, FENCED, state).orElseThrow().bounds();
    boolean isOurs =
        now.isEmpty()
            || fenced.isEmpty()
            || now.equals(fenced)
            || now.equals(
                higher(
                        size(facts, OPENED, state).orElseThrow(),
                        size(facts, FENCED, state).orElseThrow())
                    .bounds());
    if (!isOurs) {
      throw new FinalFailure(
          FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
          "%s is now autoscaled from %d to %d, which this run did not set; nothing was changed"
              .formatted(state.id(), state.minimum(), state.maximum()));
    }
  }

  private static void refuseFailedDeployment(OpenEcs step, EcsState state) {
    state
        .failure()
        .ifPresent(
            reason -> {
              throw new FinalFailure(
                  EcsState.DEPLOYMENT_FAILED,
                  "ECS gave up the deployment of %s in %s at %d of %d tasks: %s"
                      .formatted(
                          state.id(), step.region(), state.running(), state.desired(), reason));
            });
  }

  private static Optional<String> unreadable(Collection<EcsState> states) {
    return tagged(states).stream()
        .filter(state -> FormerSize.parse(state.fenceTag().orElseThrow()).isEmpty())
        .findFirst()
        .map(AwsOpenEcs::unreadable);
  }

  private static String unreadable(EcsState state) {
    return "the tag %s of %s says '%s', which is no size; write it as desired=4 minimum=4 maximum=12 suspended=none, or remove it"
        .formatted(FormerSize.TAG, state.id(), state.fenceTag().orElse(""));
  }

  private static FormerSize former(EcsState state) {
    return FormerSize.parse(state.fenceTag().orElse(""))
        .orElseThrow(() -> new FinalFailure(UNREADABLE, unreadable(state)));
  }

  private static Optional<FormerSize> size(Map<String, String> facts, String kind, EcsState state) {
    return Optional.ofNullable(facts.get(kind + state.id())).flatMap(FormerSize::parse);
  }

  private static boolean isRunning(EcsState state) {
    return state.running() >= state.desired() && state.isRolledOut();
  }

  private static List<EcsState> tagged(Collection<EcsState> states) {
    return states.stream().filter(state -> state.fenceTag().isPresent()).toList();
  }

  /** {@code storefront (desired=4 ...), checkout (...)}, as the tags say. */
  private static String words(List<EcsState> tagged) {
    return tagged.stream()
        .map(state -> "%s (%s)".formatted(state.id().service(), state.fenceTag().orElse("")))
        .collect(joined());
  }

  private static String sizes(Collection<EcsState> states) {
    return states.stream()
        .map(
            state ->
                "%d of %d tasks of %s"
                    .formatted(state.running(), state.desired(), state.id().service()))
        .collect(joined());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }

  private Collection<EcsState> states(OpenEcs step, Watch watch) {
    return services(step, watch).readAll(step.services());
  }

  private EcsServices services(OpenEcs step, Watch watch) {
    return new EcsServices(aws, step.region(), watch);
  }
}
