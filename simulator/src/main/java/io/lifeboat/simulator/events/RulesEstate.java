package io.lifeboat.simulator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.EventRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rules of the account, which are enabled, and what they send on. Guarded by the estate's lock.
 */
public final class RulesEstate {
  final Estate estate;
  private final Map<String, Boolean> enabled = new HashMap<>();
  private final List<Happened> heldBack = new ArrayList<>();
  private final Targets targets;
  private int number;

  /** Where rules send their events. */
  public interface Targets {
    /** An event arrives in a queue. */
    void arrive(String region, String queue, String body);
  }

  private record Happened(String region, String bus, ObjectNode event) {}

  /** The rules of the estate's world. */
  public RulesEstate(Estate estate, Targets targets) {
    this.estate = estate;
    this.targets = targets;
    estate
        .world()
        .events()
        .forEach(
            (region, rules) ->
                rules.forEach(rule -> enabled.put(key(region, rule), rule.isEnabled())));
    estate.faults().listen((region, loss) -> sendHeldBack());
  }

  /**
   * An event happens in a region; in a lost one it is sent on when the region is back.
   *
   * @param event in EventBridge's envelope
   * @return how many rules took it
   */
  public int happens(String region, String bus, ObjectNode event) {
    return estate.look(() -> take(new Happened(region, bus, event)));
  }

  private int take(Happened happened) {
    if (estate.faults().isGone(happened.region())) {
      heldBack.add(happened);
      return 0;
    }
    List<EventRule> taking =
        in(happened.region(), happened.bus()).stream()
            .filter(rule -> isEnabled(happened.region(), rule))
            .filter(rule -> rule.pattern() != null)
            .filter(rule -> EventPattern.fits(rule.pattern(), happened.event()))
            .toList();
    taking.forEach(rule -> send(rule, happened));
    return taking.size();
  }

  private void send(EventRule rule, Happened happened) {
    String body = happened.event().toString();
    for (String queue : rule.targets()) {
      for (int i = 0; i < rule.deliveries(); i++) {
        targets.arrive(happened.region(), queue, body);
      }
    }
    estate.happened(
        new Where(happened.region(), "events", "Deliver", rule.name()),
        "rule %s in %s sent event %s to %s"
            .formatted(
                rule.name(),
                happened.region(),
                happened.event().path("id").asText(),
                String.join(", ", rule.targets())));
  }

  private void sendHeldBack() {
    List<Happened> all = List.copyOf(heldBack);
    heldBack.clear();
    all.forEach(this::take);
  }

  /** The id of an event that has none yet. */
  String newId() {
    number++;
    return "00000000-0000-4000-a000-%012d".formatted(number);
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
