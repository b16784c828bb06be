package io.lifeboat.activities.lambda;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.OpenLambda;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lets fenced functions be invoked again: their concurrency as the fence's tag on each says, what
 * is higher already left alone. The tag is removed when Lambda shows the concurrency on the
 * function. Needs Lambda's control plane in the one region.
 */
public final class AwsOpenLambda implements AwsAction<OpenLambda> {
  private static final String UNREADABLE = "UnreadableTag";
  private static final String OPENED = "opened-concurrency-of-";

  private final AwsClients aws;

  public AwsOpenLambda(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<OpenLambda> step() {
    return OpenLambda.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    List<IamNeed> needs = new ArrayList<>(Functions.iamActions());
    needs.add(new IamNeed(Functions.UNTAG, "to remove the fence's tag"));
    needs.add(new IamNeed(Functions.TAG, "to write it again when they are stopped again"));
    return needs;
  }

  @Override
  public Inspection inspect(OpenLambda step, StepCall call, Watch watch) {
    Functions functions = functions(step, watch);
    List<FunctionState> states = new ArrayList<>();
    for (String name : step.functions()) {
      Optional<FunctionState> state = functions.read(name);
      if (state.isEmpty()) {
        return Inspection.impossible(functions.missing(name).getMessage());
      }
      if (state.get().fenceTag().filter(text -> Concurrency.parse(text).isEmpty()).isPresent()) {
        return Inspection.impossible(unreadable(state.get()).getMessage());
      }
      states.add(state.get());
    }
    return judge(step, states);
  }

  @Override
  public Outcome apply(OpenLambda step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        fenced -> {
          List<FunctionState> tagged = tagged(states(step, watch));
          tagged.forEach(state -> open(step, state, watch));
          return new Outcome(
              "asked to let %s in %s be invoked again".formatted(words(tagged), step.region()),
              fenced.facts());
        });
  }

  @Override
  public Outcome confirm(OpenLambda step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      List<FunctionState> states = states(step, watch);
      if (tagged(states).isEmpty() && states.stream().allMatch(FunctionState::isWarm)) {
        return Outcome.of(
            "in %s %s, reached %s"
                .formatted(
                    step.region(), words(states), EffectOnce.took(call.facts(), watch, pace)));
      }
      watch.report(words(states));
    }
  }

  @Override
  public Outcome revert(OpenLambda step, StepCall call, Watch watch) {
    List<FunctionState> opened =
        states(step, watch).stream()
            .filter(state -> call.facts().containsKey(OPENED + state.name()))
            .toList();
    if (opened.isEmpty()) {
      return Outcome.of("this run let no function in %s be invoked again".formatted(step.region()));
    }
    opened.forEach(state -> refuseUnlessOurs(step, state, call.facts()));
    for (FunctionState state : opened) {
      if (state.fenceTag().isEmpty()) {
        functions(step, watch).writeTag(state, opened(state, call.facts()));
      }
      functions(step, watch).move(state, Concurrency.FENCED);
    }
    return Outcome.of(
        "%s in %s stopped again, with the fence's tag"
            .formatted(
                opened.stream().map(FunctionState::name).collect(Collectors.joining(", ")),
                step.region()));
  }

  private static Inspection judge(OpenLambda step, List<FunctionState> states) {
    List<FunctionState> tagged = tagged(states);
    if (!tagged.isEmpty()) {
      Map<String, String> opened = new TreeMap<>();
      tagged.forEach(state -> opened.put(OPENED + state.name(), former(state).text()));
      return Inspection.ready(
          "in %s a fence has stopped %s".formatted(step.region(), former(tagged)), opened);
    }
    String found =
        "no function in %s carries the fence's tag: %s".formatted(step.region(), words(states));
    return states.stream().allMatch(FunctionState::isWarm)
        ? Inspection.alreadyDone(found, Map.of())
        : Inspection.inProgress(found, Map.of());
  }

  private void open(OpenLambda step, FunctionState state, Watch watch) {
    Functions functions = functions(step, watch);
    functions.move(state, wanted(state));
    // Without the tag nobody would know the concurrency: it goes only when the function shows it.
    if (!functions.need(state.name()).concurrency().equals(wanted(state))) {
      throw new TryAgain("%s does not show its concurrency yet".formatted(state.name()));
    }
    functions.removeTag(state);
  }

  /** What the tag says; and where a person has already allowed more, that. */
  private static Concurrency wanted(FunctionState state) {
    Concurrency now = state.concurrency();
    return now.reserved().isEmpty() || now.reserved().get() == 0
        ? new Concurrency(former(state).reserved(), former(state).higher(now).warm())
        : former(state).higher(now);
  }

  private static void refuseUnlessOurs(
      OpenLambda step, FunctionState state, Map<String, String> facts) {
    Optional<Integer> now = state.concurrency().reserved();
    if (!now.equals(opened(state, facts).reserved()) && !now.equals(Optional.of(0))) {
      throw new FinalFailure(
          FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
          "%s in %s now has %s, which this run did not set; nothing was changed"
              .formatted(state.name(), step.region(), state.concurrency().words()));
    }
  }

  private static Concurrency opened(FunctionState state, Map<String, String> facts) {
    return Concurrency.parse(facts.get(OPENED + state.name())).orElseThrow();
  }

  private static FinalFailure unreadable(FunctionState state) {
    return new FinalFailure(
        UNREADABLE,
        "the tag %s of %s says '%s', which is no concurrency; write it as reserved=100 warm=live:10, or remove it"
            .formatted(Concurrency.TAG, state.name(), state.fenceTag().orElse("")));
  }

  private static Concurrency former(FunctionState state) {
    return Concurrency.parse(state.fenceTag().orElse("")).orElseThrow(() -> unreadable(state));
  }

  private static List<FunctionState> tagged(List<FunctionState> states) {
    return states.stream().filter(state -> state.fenceTag().isPresent()).toList();
  }

  /** {@code orders (reserved=100 warm=live:10)}, as the tags say. */
  private static String former(List<FunctionState> tagged) {
    return tagged.stream()
        .map(state -> "%s (%s)".formatted(state.name(), state.fenceTag().orElse("")))
        .collect(Collectors.joining(", "));
  }

  private static String words(List<FunctionState> states) {
    return states.stream()
        .map(state -> state.name() + " has " + state.concurrency().words())
        .collect(Collectors.joining("; "));
  }

  private List<FunctionState> states(OpenLambda step, Watch watch) {
    return step.functions().stream().map(functions(step, watch)::need).toList();
  }

  private Functions functions(OpenLambda step, Watch watch) {
    return new Functions(aws, step.region(), watch);
  }
}
