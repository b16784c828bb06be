package io.lifeboat.simulator.arc;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Spread;
import io.lifeboat.simulator.world.RoutingCluster;
import io.lifeboat.simulator.world.RoutingCluster.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The routing controls of the account. Guarded by the estate's lock. */
public final class RoutingEstate {
  /** Health checks follow a routing control within seconds. */
  private static final Spread FOLLOWED = Spread.seconds(1, 5);

  final Estate estate;
  private final Map<String, Boolean> states = new TreeMap<>();
  private final List<BiConsumer<String, Boolean>> followers = new ArrayList<>();

  /** Builds what the world says. */
  public RoutingEstate(Estate estate) {
    this.estate = estate;
    for (RoutingCluster cluster : clusters()) {
      cluster
          .controls()
          .forEach(control -> states.put(cluster.arn(account(), control), control.on()));
    }
  }

  /** Calls {@code follower} with a control's ARN and state a little after each change. */
  public void follow(BiConsumer<String, Boolean> follower) {
    followers.add(follower);
  }

  List<RoutingCluster> clusters() {
    return estate.world().routingControls();
  }

  Optional<Boolean> state(String arn) {
    return Optional.ofNullable(states.get(String.valueOf(arn)));
  }

  Map<String, Boolean> states() {
    return states;
  }

  /** The safety rules that forbid a change, by ARN. */
  Map<String, Rule> forbidding(Map<String, Boolean> wanted) {
    Map<String, Boolean> after = new TreeMap<>(states);
    after.putAll(wanted);
    Map<String, Rule> forbidding = new TreeMap<>();
    for (RoutingCluster cluster : clusters()) {
      for (Rule rule : cluster.rules()) {
        if (isBroken(cluster, rule, wanted.keySet(), after)) {
          forbidding.put(cluster.arn(account(), rule), rule);
        }
      }
    }
    return forbidding;
  }

  private boolean isBroken(
      RoutingCluster cluster, Rule rule, Set<String> touched, Map<String, Boolean> after) {
    List<String> asserted = arns(cluster, rule.asserts());
    boolean isAsserting =
        asserted.stream().anyMatch(touched::contains)
            && asserted.stream().filter(after::get).count() < rule.atLeast();
    boolean isGated = arns(cluster, rule.targets()).stream().anyMatch(touched::contains);
    return isAsserting || isGated && !arns(cluster, rule.gates()).stream().allMatch(states::get);
  }

  private List<String> arns(RoutingCluster cluster, List<String> ids) {
    return ids.stream()
        .map(id -> cluster.arn(account(), new RoutingCluster.Control(id, false)))
        .toList();
  }

  /** Whether anything is otherwise than before. */
  boolean set(Map<String, Boolean> wanted) {
    boolean changed = !states.entrySet().containsAll(wanted.entrySet());
    states.putAll(wanted);
    estate.after(
        estate.roll("routing control", FOLLOWED),
        () ->
            wanted.forEach(
                (arn, on) -> followers.forEach(follower -> follower.accept(arn, states.get(arn)))));
    return changed;
  }

  private String account() {
    return estate.world().account();
  }
}
