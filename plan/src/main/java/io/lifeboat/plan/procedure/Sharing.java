package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.Service;
import io.lifeboat.plan.Traffic;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.plan.step.ScaleDownEcs;
import io.lifeboat.plan.step.ScaleEcs;
import io.lifeboat.plan.step.ShareRoute53;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.ValidateHealth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The users of a region that is left, shared among several others: their weights, the tasks that
 * serve them, and the look at each region that takes some.
 */
final class Sharing {
  private Sharing() {}

  /** In which parts a record's users go where; all to one region when it is not shared. */
  static Map<Region, Integer> parts(Move move, Traffic traffic) {
    Map<Region, Integer> parts = new TreeMap<>(traffic.share());
    parts.remove(move.from());
    return parts.containsKey(move.to()) ? parts : Map.of(move.to(), 1);
  }

  /** The regions beside the one that the application moves to that take users. */
  static Set<Region> others(Move move) {
    Set<Region> others = new TreeSet<>();
    if (!move.comesBack()) {
      shared(move).forEach(traffic -> others.addAll(parts(move, traffic).keySet()));
    }
    others.remove(move.to());
    return others;
  }

  /** Sends the users of a record over by its weights. */
  static void send(Draft draft, Move move, String name, Traffic traffic, List<String> needs) {
    String id = "flip-" + name;
    if (traffic.weights().isEmpty()) {
      Step step = move.isHome() ? home(move, traffic) : share(move, traffic, move.from(), Set.of());
      draft.add(id, step, needs, OnFailure.PAUSE);
      return;
    }
    draft.add(id, share(move, traffic, move.from(), Set.of()), needs, OnFailure.PAUSE);
    for (Region region : move.plan().regions().all()) {
      if (!region.equals(move.from())) {
        draft.add(id + "-of-" + region, guests(move, traffic, region), needs, OnFailure.PAUSE);
      }
    }
  }

  /** The users of another region that were sent to the one which is left now. */
  private static Step guests(Move move, Traffic traffic, Region region) {
    return region.equals(move.to())
        ? home(move, traffic)
        : share(move, traffic, region, Set.of(region));
  }

  private static ShareRoute53 share(Move move, Traffic traffic, Region users, Set<Region> without) {
    Map<Region, Integer> parts = new TreeMap<>(parts(move, traffic));
    parts.keySet().removeAll(without);
    return new ShareRoute53(
        traffic.zone(),
        traffic.weightsOf(users),
        RoutingPolicy.WEIGHTED,
        traffic.setsOf(move.plan().regions().all()),
        move.from(),
        parts,
        traffic.ttl());
  }

  /** Gives a region's users the weights back that they had before they were shared out. */
  static FlipRoute53 home(Move move, Traffic traffic) {
    return new FlipRoute53(
        traffic.zone(),
        traffic.weightsOf(move.to()),
        RoutingPolicy.WEIGHTED,
        traffic.setsOf(move.plan().regions().all()),
        move.from(),
        move.to(),
        traffic.ttl(),
        true);
  }

  /** Lets the region that the application moves to be joined by the others, each fit by itself. */
  static void seeThatTheOthersAreFit(Draft draft, Move move, List<String> needs) {
    Collection<String> all = move.plan().httpHealth().keySet();
    for (Region region : others(move)) {
      if (!all.isEmpty()) {
        Move there = new Move(move.plan(), move.from(), region, move.mode());
        draft.add(
            "validate-" + region,
            Users.validation(there, ValidateHealth.View.REGION, all),
            needs,
            OnFailure.PAUSE);
      }
    }
  }

  /** Brings the tasks of a service up in every region, as many as its part of the users needs. */
  static void bringUp(Draft draft, Move move, String name, List<String> needs) {
    for (Region region : others(move)) {
      Service service = move.plan().ecs().get(name);
      draft.add(
          "scale-" + name + "-" + region,
          new ScaleEcs(name, region, service.ecs(), tasks(move, service, region)),
          needs,
          OnFailure.PAUSE);
    }
  }

  /**
   * How many tasks serve a region's part of the users, and its own where each region has some. Who
   * comes by a way that is not shared comes whole.
   */
  static int tasks(Move move, Service service, Region region) {
    if (move.comesBack() || shared(move).isEmpty()) {
      return service.normal();
    }
    boolean isAllShared = shared(move).size() == move.plan().traffic().size();
    double part =
        region.equals(move.to()) && !isAllShared
            ? 1
            : shared(move).stream().mapToDouble(t -> part(move, t, region)).max().orElse(1);
    int own = eachServesItsOwn(move) ? service.normal() : 0;
    return own + (int) Math.ceil(service.normal() * part);
  }

  private static double part(Move move, Traffic traffic, Region region) {
    Map<Region, Integer> parts = parts(move, traffic);
    double all = parts.values().stream().mapToInt(Integer::intValue).sum();
    return parts.getOrDefault(region, 0) / all;
  }

  /** When users are home again: each region that took some has the tasks that it had. */
  static void scaleDown(Draft draft, Move move, String name, List<String> needs) {
    Set<Region> regions = new TreeSet<>();
    shared(move).forEach(traffic -> regions.addAll(traffic.share().keySet()));
    regions.remove(move.to());
    regions.remove(move.from());
    for (Region region : regions) {
      down(draft, move, name, "-" + region, region, needs);
    }
  }

  static void down(
      Draft draft, Move move, String name, String ending, Region region, List<String> needs) {
    Service service = move.plan().ecs().get(name);
    (eachServesItsOwn(move) ? Optional.of(service.normal()) : service.standby())
        .ifPresent(
            tasks ->
                draft.add(
                    "scale-down-" + name + ending,
                    new ScaleDownEcs(name, region, service.ecs(), tasks),
                    needs,
                    OnFailure.PAUSE));
  }

  /** Whether a region that is no primary has users of its own all the time. */
  private static boolean eachServesItsOwn(Move move) {
    return shared(move).stream().anyMatch(traffic -> traffic.weights().isPresent());
  }

  private static List<Traffic> shared(Move move) {
    return move.plan().route53().values().stream().filter(Traffic::sharesUsers).toList();
  }
}
