package io.lifeboat.activities.lambda;

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
import io.lifeboat.plan.step.FenceLambda;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stops functions of the old primary: what is kept warm first, since AWS reserves no less than
 * that; then the reserved concurrency to zero. The former concurrency is left in a tag on each
 * function, for the failback. Needs Lambda's control plane in the one region.
 *
 * <p>A queue whose events such a function took goes on offering them, and counts that as failed
 * tries: its event sources are better switched off as well.
 */
public final class AwsFenceLambda implements AwsAction<FenceLambda> {
  private final AwsClients aws;

  public AwsFenceLambda(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<FenceLambda> step() {
    return FenceLambda.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    List<IamNeed> needs = new ArrayList<>(Functions.iamActions());
    needs.add(
        new IamNeed(Functions.TAG, "to leave the concurrency in a tag, for opening it again"));
    needs.add(new IamNeed(Functions.UNTAG, "to remove the tag when it is put back"));
    return needs;
  }

  @Override
  public Inspection inspect(FenceLambda step, StepCall call, Watch watch) {
    Functions functions = functions(step, watch);
    List<FunctionState> states = new ArrayList<>();
    for (String name : step.functions()) {
      Optional<FunctionState> state = functions.read(name);
      if (state.isEmpty()) {
        return Inspection.impossible(functions.missing(name).getMessage());
      }
      states.add(state.get());
    }
    return judge(step, states, call.facts());
  }

  @Override
  public Outcome apply(FenceLambda step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          List<String> untold = new ArrayList<>();
          for (FunctionState state : states(step, watch)) {
            leaveTag(step, state, ready.facts(), watch).ifPresent(untold::add);
            functions(step, watch).move(state, Concurrency.FENCED);
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
  public Outcome confirm(FenceLambda step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      List<FunctionState> states = states(step, watch);
      if (states.stream().allMatch(AwsFenceLambda::isFenced)) {
        return new Outcome(
            "no new request reaches %s in %s, reached %s; what still runs ends within %d s"
                .formatted(
                    names(step),
                    step.region(),
                    EffectOnce.took(call.facts(), watch, pace),
                    longest(states)),
            forLater(step, states));
      }
      long open = states.stream().filter(state -> !isFenced(state)).count();
      watch.report(Figures.count((int) open, "function") + " still to stop");
    }
  }

  @Override
  public Outcome revert(FenceLambda step, StepCall call, Watch watch) {
    List<FunctionState> ours =
        states(step, watch).stream()
            .filter(state -> earlier(state, call.facts()).isPresent())
            .filter(
                state ->
                    state.fenceTag().isPresent()
                        || !earlier(state, call.facts()).equals(Optional.of(state.concurrency())))
            .toList();
    ours.forEach(state -> refuseUnlessOurs(step, state, call.facts()));
    for (FunctionState state : ours) {
      functions(step, watch).move(state, earlier(state, call.facts()).orElseThrow());
      if (state.fenceTag().isPresent()) {
        functions(step, watch).removeTag(state);
      }
    }
    return Outcome.of(
        ours.isEmpty()
            ? "this run stopped nothing in " + step.region() + " that is not as it was"
            : Figures.count(ours.size(), "function")
                + " in "
                + step.region()
                + " put back to the earlier concurrency");
  }

  private static Inspection judge(
      FenceLambda step, List<FunctionState> states, Map<String, String> facts) {
    List<String> found = states.stream().map(AwsFenceLambda::words).toList();
    String sentence = "in %s %s".formatted(step.region(), String.join("; ", found));
    if (states.stream().allMatch(AwsFenceLambda::isFenced)) {
      return Inspection.alreadyDone(sentence, forLater(step, states));
    }
    Map<String, String> earlier = new TreeMap<>();
    states.forEach(
        state ->
            earlier.put(key(state), facts.getOrDefault(key(state), state.concurrency().text())));
    return Inspection.ready(sentence, earlier);
  }

  /** Stopping does not wait for the tag's permission: an old writer that runs is worse. */
  private Optional<String> leaveTag(
      FenceLambda step, FunctionState state, Map<String, String> facts, Watch watch) {
    if (state.fenceTag().isPresent() || isFenced(state)) {
      return Optional.empty();
    }
    Concurrency former = earlier(state, facts).orElseGet(state::concurrency);
    try {
      functions(step, watch).writeTag(state, former);
      return Optional.empty();
    } catch (FinalFailure refused) {
      return Optional.of(
          "the concurrency of %s in %s could not be noted on it (%s): before moving back give it %s again"
              .formatted(state.name(), step.region(), refused.getMessage(), former.words()));
    }
  }

  private static Map<String, String> forLater(FenceLambda step, List<FunctionState> states) {
    List<String> noted =
        states.stream()
            .filter(state -> state.fenceTag().isPresent())
            .map(FunctionState::name)
            .toList();
    return noted.isEmpty()
        ? Map.of()
        : Map.of(
            Facts.FOR_LATER,
            "%s in %s stays stopped; the failback lets it be invoked again, as its tag says"
                .formatted(String.join(", ", noted), step.region()));
  }

  private static void refuseUnlessOurs(
      FenceLambda step, FunctionState state, Map<String, String> facts) {
    Concurrency now = state.concurrency();
    Concurrency earlier = earlier(state, facts).orElseThrow();
    boolean isOurs =
        now.reserved().equals(Optional.of(0)) || now.reserved().equals(earlier.reserved());
    if (!isOurs) {
      throw new FinalFailure(
          FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
          "%s in %s now has %s, which this run did not set; nothing was changed"
              .formatted(state.name(), step.region(), now.words()));
    }
  }

  private static boolean isFenced(FunctionState state) {
    return state.concurrency().equals(Concurrency.FENCED);
  }

  private static String words(FunctionState state) {
    return state.name() + " has " + state.concurrency().words();
  }

  private static int longest(List<FunctionState> states) {
    return states.stream().mapToInt(FunctionState::timeoutSeconds).max().orElse(0);
  }

  private static Optional<Concurrency> earlier(FunctionState state, Map<String, String> facts) {
    return Optional.ofNullable(facts.get(key(state))).flatMap(Concurrency::parse);
  }

  private static String key(FunctionState state) {
    return "earlier-concurrency-of-" + state.name();
  }

  private static String names(FenceLambda step) {
    return String.join(", ", step.functions());
  }

  private List<FunctionState> states(FenceLambda step, Watch watch) {
    return step.functions().stream().map(functions(step, watch)::need).toList();
  }

  private Functions functions(FenceLambda step, Watch watch) {
    return new Functions(aws, step.region(), watch);
  }
}
