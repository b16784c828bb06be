package io.lifeboat.activities.ecs;

import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.step.EcsService;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The size a service had before the run changed it, kept in the step's facts from the first look
 * on, so that a retry in mid-change does not take its own half for the original.
 */
record EarlierSize(int desired, int minimum, int maximum) {

  static Optional<EarlierSize> in(Map<String, String> facts, EcsService service) {
    return Optional.ofNullable(facts.get(key(service)))
        .map(text -> text.split("/", 3))
        .map(
            parts ->
                new EarlierSize(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2])));
  }

  /** The facts to keep: what an earlier look found, else what is there now. */
  static Map<String, String> keep(Map<String, String> facts, EcsState state) {
    String now = state.desired() + "/" + state.minimum() + "/" + state.maximum();
    Map<String, String> kept = new TreeMap<>();
    kept.put(key(state.id()), facts.getOrDefault(key(state.id()), now));
    return kept;
  }

  boolean is(EcsState state) {
    return desired == state.desired() && isBoundsOf(state);
  }

  /**
   * Puts the service back to this size.
   *
   * @param ours what this run made of this size
   * @param service what people call it
   * @throws FinalFailure when the service now has a size that is neither
   */
  Outcome putBack(EcsServices services, EcsState now, EarlierSize ours, String service) {
    if (is(now)) {
      return Outcome.of("%s has its earlier %s".formatted(service, words(now)));
    }
    if (!ours.isMadeOf(this, now)) {
      throw new FinalFailure(
          FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
          "%s in %s now wants %d tasks, which this run did not set; nothing was changed"
              .formatted(service, services.region(), now.desired()));
    }
    giveBack(services, now);
    return Outcome.of(
        "%s in %s is put back to %s".formatted(service, services.region(), words(now)));
  }

  /** Whether each figure is as it was or as this run set it: a change may have got half-way. */
  private boolean isMadeOf(EarlierSize earlier, EcsState now) {
    return (now.desired() == desired || now.desired() == earlier.desired)
        && (now.scaling().isEmpty()
            || (now.minimum() == minimum || now.minimum() == earlier.minimum)
                && (now.maximum() == maximum || now.maximum() == earlier.maximum));
  }

  /** Asks only for what is not so already: an earlier try may have got half-way. */
  private void giveBack(EcsServices services, EcsState now) {
    if (now.scaling().isPresent() && !isBoundsOf(now)) {
      services.setBounds(now.id(), minimum, maximum);
    }
    if (desired != now.desired()) {
      services.setTasks(now.id(), desired);
    }
  }

  boolean isBoundsOf(EcsState state) {
    return minimum == state.minimum() && (state.scaling().isEmpty() || maximum == state.maximum());
  }

  /** {@code 4 tasks} or {@code 4 tasks, autoscaling 2 to 12}. */
  String words(EcsState state) {
    return desired
        + " tasks"
        + (state.scaling().isPresent() ? ", autoscaling " + minimum + " to " + maximum : "");
  }

  /** Facts show it as {@code desired/minimum/maximum}. */
  private static String key(EcsService service) {
    return "earlier-size-of-" + service;
  }
}
