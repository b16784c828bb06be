package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Traffic;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.Role;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.plan.step.ShiftRoute53;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.WatchHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A few users first, watched; then the rest. When they fare badly the run puts itself back. */
final class Canary {
  static final String WATCH = "watch-canary";

  private Canary() {}

  /** Whether a share of a record's users can be sent elsewhere. */
  static boolean isPossible(Traffic traffic) {
    return !traffic.flipsByHealthCheck()
        && !traffic.flipsByItself()
        && (traffic.policy() == RoutingPolicy.WEIGHTED
            || traffic.policy() == RoutingPolicy.FAILOVER
            || traffic.weights().isPresent());
  }

  static void send(Draft draft, Move move) {
    int percent = move.plan().failbackOrUsual().percent();
    for (Map.Entry<String, Traffic> traffic : move.plan().route53().entrySet()) {
      if (isPossible(traffic.getValue())) {
        draft.add(
            "canary-" + traffic.getKey(),
            shift(move, traffic.getValue(), percent),
            Users.fit(draft, Users.PRIMARY),
            OnFailure.ROLL_BACK);
      }
    }
  }

  static void watch(Draft draft, Move move) {
    List<String> canaries = draft.idsOf(ShiftRoute53.class);
    List<Probe> probes = new ArrayList<>();
    move.plan().httpHealth().forEach((name, check) -> probes.add(check.inRegion(name, move.to())));
    if (!canaries.isEmpty() && !probes.isEmpty()) {
      draft.add(
          WATCH,
          new WatchHealth(move.to(), probes, move.plan().failbackOrUsual().watched()),
          canaries,
          OnFailure.ROLL_BACK);
    }
  }

  static void sendTheRest(Draft draft, Move move) {
    List<String> needs = needs(draft);
    if (!draft.idsOf(ShiftRoute53.class).isEmpty()) {
      // Who comes by another way than records waits for the first ones too.
      draft.idsOf(Role.TRAFFIC).stream()
          .filter(id -> !(draft.get(id).step() instanceof ShiftRoute53))
          .forEach(id -> needs.forEach(need -> draft.addNeed(id, need)));
    }
    for (Map.Entry<String, Traffic> traffic : move.plan().route53().entrySet()) {
      draft.add("flip-" + traffic.getKey(), rest(move, traffic.getValue()), needs, OnFailure.PAUSE);
    }
  }

  private static Step rest(Move move, Traffic traffic) {
    if (traffic.sharesUsers()) {
      return Sharing.home(move, traffic);
    }
    return isPossible(traffic) ? shift(move, traffic, 100) : Users.flip(move, traffic);
  }

  private static List<String> needs(Draft draft) {
    if (draft.has(WATCH)) {
      return List.of(WATCH);
    }
    List<String> canaries = draft.idsOf(ShiftRoute53.class);
    return canaries.isEmpty() ? Users.fit(draft, Users.PRIMARY) : canaries;
  }

  private static ShiftRoute53 shift(Move move, Traffic traffic, int percent) {
    return new ShiftRoute53(
        traffic.zone(),
        traffic.weightsOf(move.to()),
        traffic.weights().isPresent() ? RoutingPolicy.WEIGHTED : traffic.policy(),
        traffic.setsOf(move.plan().regions().all()),
        move.from(),
        move.to(),
        percent,
        traffic.ttl());
  }
}
