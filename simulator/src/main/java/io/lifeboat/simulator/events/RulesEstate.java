package io.lifeboat.simulator.events;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.world.EventRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rules of the account, and which are enabled. Guarded by the estate's lock. */
public final class RulesEstate {
  final Estate estate;
  private final Map<String, Boolean> enabled = new HashMap<>();

  /** The rules of the estate's world. */
  public RulesEstate(Estate estate) {
    this.estate = estate;
    estate
        .world()
        .events()
        .forEach(
            (region, rules) ->
                rules.forEach(rule -> enabled.put(key(region, rule), rule.isEnabled())));
  }

  List<EventRule> in(String region, String bus) {
    return estate.world().events().getOrDefault(region, List.of()).stream()
        .filter(rule -> rule.bus().equals(bus))
        .toList();
  }

  Optional<EventRule> find(String region, String bus, String name) {
    return in(region, bus).stream().filter(rule -> rule.name().equals(name)).findFirst();
  }

  boolean isEnabled(String region, EventRule rule) {
    return enabled.get(key(region, rule));
  }

  void set(String region, EventRule rule, boolean to) {
    enabled.put(key(region, rule), to);
  }

  private static String key(String region, EventRule rule) {
    return region + " " + rule.bus() + "/" + rule.name();
  }
}
