package io.lifeboat.activities.switches;

import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Brings switches to a wanted state and back to the states that they had.
 *
 * @param names which of the board
 * @param isOn the wanted state
 */
record Switching(SwitchBoard board, List<String> names, boolean isOn, StepCall call, Watch watch) {
  private static final String FORMER = "former-states";

  /** Reads may lag behind a change for a moment; what differs longer was changed again. */
  private static final Duration SETTLED = Duration.ofSeconds(30);

  Inspection inspect() {
    List<String> missing = names.stream().filter(name -> board.isOn(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      return Inspection.impossible(
          "the %s have no %s; correct the plan"
              .formatted(board.words(), String.join(", ", missing)));
    }
    List<String> others = others();
    return others.isEmpty()
        ? Inspection.alreadyDone("the %s are %s".formatted(board.words(), state(isOn)), Map.of())
        : Inspection.ready(
            "%d of %d %s are %s: %s"
                .formatted(
                    others.size(),
                    names.size(),
                    board.words(),
                    state(!isOn),
                    String.join(", ", others)),
            keep(others));
  }

  Outcome apply() {
    return EffectOnce.apply(
        watch,
        this::inspect,
        ready -> {
          List<String> others = others();
          others.forEach(name -> board.set(name, isOn));
          return new Outcome(
              "switched %s of the %s %s"
                  .formatted(String.join(", ", others), board.words(), state(isOn)),
              ready.facts());
        });
  }

  Outcome confirm() {
    Pace pace = Pace.calm(watch);
    for (; ; pace.pause()) {
      List<String> others = others();
      if (others.isEmpty()) {
        return Outcome.of(
            "the %s are %s: %s".formatted(board.words(), state(isOn), String.join(", ", names)));
      }
      String waiting =
          "%s of the %s is not %s".formatted(others.get(0), board.words(), state(isOn));
      if (pace.waited().compareTo(SETTLED) > 0) {
        throw new FinalFailure(
            FinalFailure.CHANGED_BY_SOMEBODY_ELSE, waiting + "; see who else switches it");
      }
      watch.report(waiting + " yet");
    }
  }

  /** Only what this run switched. */
  Outcome revert() {
    Map<String, Boolean> former = former(call.facts().getOrDefault(FORMER, ""));
    List<String> back =
        former.entrySet().stream()
            .filter(
                each ->
                    board
                        .isOn(each.getKey())
                        .filter(now -> !now.equals(each.getValue()))
                        .isPresent())
            .map(Map.Entry::getKey)
            .toList();
    back.forEach(name -> board.set(name, former.get(name)));
    return Outcome.of(
        back.isEmpty()
            ? "the %s are as before".formatted(board.words())
            : "%s of the %s %s %s again"
                .formatted(
                    String.join(", ", back),
                    board.words(),
                    back.size() == 1 ? "is" : "are",
                    state(!isOn)));
  }

  private List<String> others() {
    return names.stream()
        .filter(name -> board.isOn(name).filter(now -> now != isOn).isPresent())
        .toList();
  }

  /** What earlier calls have found stays; a name has neither comma nor equals sign. */
  private Map<String, String> keep(List<String> others) {
    Map<String, Boolean> all = new TreeMap<>();
    others.forEach(name -> all.put(name, !isOn));
    all.putAll(former(call.facts().getOrDefault(FORMER, "")));
    return Map.of(
        FORMER,
        all.entrySet().stream()
            .map(each -> each.getKey() + "=" + state(each.getValue()))
            .collect(Collectors.joining(",")));
  }

  private static Map<String, Boolean> former(String fact) {
    Map<String, Boolean> all = new TreeMap<>();
    for (String each : fact.split(",")) {
      String[] parts = each.split("=", -1);
      if (parts.length == 2) {
        all.put(parts[0], parts[1].equals(state(true)));
      }
    }
    return all;
  }

  private static String state(boolean isOn) {
    return isOn ? "on" : "off";
  }
}
