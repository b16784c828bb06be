package io.lifeboat.activities.lambda;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.EventSource;
import io.lifeboat.plan.step.SwitchEventSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Switches event source mappings on or off. AWS takes no second order while a mapping changes; such
 * a one is waited for. Needs Lambda's control plane in the one region.
 */
public final class AwsSwitchEventSources implements AwsAction<SwitchEventSources> {
  private final AwsClients aws;

  public AwsSwitchEventSources(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<SwitchEventSources> step() {
    return SwitchEventSources.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(Mappings.LIST, "whether events are taken"),
        new IamNeed(Mappings.UPDATE, "to have them taken or left"));
  }

  @Override
  public Inspection inspect(SwitchEventSources step, StepCall call, Watch watch) {
    Mappings mappings = mappings(step, watch);
    List<Mapping> found = new ArrayList<>();
    for (EventSource of : step.mappings()) {
      Optional<Mapping> mapping = mappings.read(of);
      if (mapping.isEmpty()) {
        return Inspection.impossible(mappings.missing(of));
      }
      found.add(mapping.get());
    }
    return judge(step, found, call.facts());
  }

  @Override
  public Outcome apply(SwitchEventSources step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          read(step, watch).stream()
              .filter(mapping -> !isAsked(mapping, step.enabled()))
              .forEach(mapping -> mappings(step, watch).change(mapping, step.enabled()));
          return new Outcome(
              "asked that %s in %s %s".formatted(step.name(), step.region(), words(step.enabled())),
              ready.facts());
        });
  }

  @Override
  public Outcome confirm(SwitchEventSources step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    int all = await(step, Map.of(), watch);
    return Outcome.of(
        "%s in %s: %s %s, reached %s"
            .formatted(
                step.name(),
                step.region(),
                Figures.count(all, "event source"),
                state(step.enabled()),
                EffectOnce.took(call.facts(), watch, pace)));
  }

  @Override
  public Outcome revert(SwitchEventSources step, StepCall call, Watch watch) {
    List<Mapping> ours =
        read(step, watch).stream()
            .filter(mapping -> was(mapping, call.facts()).isPresent())
            .filter(mapping -> !isAsked(mapping, was(mapping, call.facts()).get()))
            .toList();
    ours.forEach(
        mapping -> mappings(step, watch).change(mapping, was(mapping, call.facts()).get()));
    await(step, call.facts(), watch);
    return Outcome.of(
        ours.isEmpty()
            ? "every event source of %s in %s is as it was".formatted(step.name(), step.region())
            : "%s of %s in %s switched back"
                .formatted(Figures.count(ours.size(), "event source"), step.name(), step.region()));
  }

  /** Waits until each mapping is as the facts say that it was, else as the step wants it. */
  private int await(SwitchEventSources step, Map<String, String> facts, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      List<Mapping> found = read(step, watch);
      int open =
          (int)
              found.stream()
                  .filter(mapping -> !mapping.is(was(mapping, facts).orElse(step.enabled())))
                  .count();
      if (open == 0) {
        return found.size();
      }
      watch.report(
          "%s of %d still to be switched"
              .formatted(Figures.count(open, "event source"), found.size()));
    }
  }

  private static Inspection judge(
      SwitchEventSources step, List<Mapping> found, Map<String, String> facts) {
    String sentence =
        found.stream()
            .map(Mapping::words)
            .collect(Collectors.joining("; ", "in " + step.region() + " ", ""));
    if (found.stream().allMatch(mapping -> mapping.is(step.enabled()))) {
      return Inspection.alreadyDone(sentence, Map.of());
    }
    if (found.stream().allMatch(mapping -> isAsked(mapping, step.enabled()))) {
      return Inspection.inProgress(sentence, Map.of());
    }
    Map<String, String> earlier = new TreeMap<>();
    found.stream()
        .filter(mapping -> !isAsked(mapping, step.enabled()))
        .forEach(
            mapping ->
                earlier.put(
                    key(mapping), facts.getOrDefault(key(mapping), state(!step.enabled()))));
    return Inspection.ready(sentence, earlier);
  }

  private static boolean isAsked(Mapping mapping, boolean enabled) {
    return mapping.is(enabled) || mapping.isBecoming(enabled);
  }

  private static Optional<Boolean> was(Mapping mapping, Map<String, String> facts) {
    return Optional.ofNullable(facts.get(key(mapping))).map(state(true)::equals);
  }

  private static String key(Mapping mapping) {
    return "earlier-state-of-" + mapping.id();
  }

  private static String state(boolean enabled) {
    return enabled ? "enabled" : "disabled";
  }

  private static String words(boolean enabled) {
    return enabled ? "takes events" : "takes no events";
  }

  private List<Mapping> read(SwitchEventSources step, Watch watch) {
    return step.mappings().stream().map(mappings(step, watch)::need).toList();
  }

  private Mappings mappings(SwitchEventSources step, Watch watch) {
    return new Mappings(aws, step.region(), watch);
  }
}
