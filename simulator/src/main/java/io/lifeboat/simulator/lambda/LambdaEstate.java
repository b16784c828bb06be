package io.lifeboat.simulator.lambda;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.Lambda;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** All functions of the account, in all regions. Guarded by the estate's lock. */
public final class LambdaEstate {
  /** What AWS keeps free for functions that reserve nothing. */
  static final int KEPT_FREE = 100;

  private static final int LIMIT = 1000;

  final Estate estate;
  private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
  private final List<EventSource> sources = new ArrayList<>();
  private final Map<String, Set<String>> layers = new HashMap<>();

  /** Builds what the world says. */
  public LambdaEstate(Estate estate) {
    this.estate = estate;
    Lambda world = estate.world().lambda();
    world.functions().forEach(spec -> spec.in().forEach((r, there) -> build(spec, r, there)));
    world
        .layers()
        .forEach((r, names) -> names.forEach(name -> layers(r).add(here(r, Settings.arn(name)))));
  }

  private void build(Lambda.Function spec, String region, Lambda.There there) {
    String arn = here(region, "arn:aws:lambda:{region}:{account}:function:" + spec.function());
    Settings settings = Settings.of(spec, there, text -> here(region, text));
    LambdaFunction function = new LambdaFunction(region, arn, spec, settings, estate.now());
    function.reserved = there.reserved();
    there
        .provisioned()
        .forEach(
            (alias, count) ->
                function.provisioned.put(
                    alias, new LambdaFunction.Provisioned(count, estate.now(), estate.now())));
    layers(region).addAll(settings.layers());
    functions.put(region + " " + spec.function(), function);
    spec.eventSources().forEach(source -> build(function, source));
  }

  private void build(LambdaFunction function, Lambda.EventSource spec) {
    Boolean enabled = spec.in().get(function.region);
    if (enabled != null) {
      String source = here(function.region, spec.source());
      String id =
          UUID.nameUUIDFromBytes((function.arn + source).getBytes(StandardCharsets.UTF_8))
              .toString();
      sources.add(new EventSource(function.region, id, source, function, enabled, estate.now()));
    }
  }

  private String here(String region, String text) {
    return text.replace("{region}", region).replace("{account}", estate.world().account());
  }

  private Set<String> layers(String region) {
    return layers.computeIfAbsent(region, r -> new TreeSet<>());
  }

  boolean hasLayer(String region, String arn) {
    return layers(region).contains(arn);
  }

  Optional<LambdaFunction> find(String region, String name) {
    return Optional.ofNullable(functions.get(region + " " + name));
  }

  Stream<LambdaFunction> in(String region) {
    return functions.values().stream().filter(f -> f.region.equals(region));
  }

  Stream<EventSource> sources(String region) {
    return sources.stream().filter(s -> s.region.equals(region));
  }

  int limit(String region) {
    return estate.world().lambda().concurrency().getOrDefault(region, LIMIT);
  }

  /** What is left for functions that reserve nothing. */
  int unreserved(String region) {
    return limit(region) - in(region).mapToInt(LambdaFunction::held).sum();
  }

  /**
   * Why a function cannot serve an application in a region; empty when it can.
   *
   * @param enough how many requests it must take at once
   */
  public Optional<String> whyNot(String region, String name, int enough) {
    return find(region, name)
        .map(function -> whyNot(function, enough))
        .orElse(Optional.of("there is no function " + name));
  }

  private Optional<String> whyNot(LambdaFunction function, int enough) {
    int concurrency = function.reserved == null ? unreserved(function.region) : function.reserved;
    return concurrency < enough
        ? Optional.of("throttled: %d of at least %d at once".formatted(concurrency, enough))
        : Optional.empty();
  }

  /** How many functions take events from a source in a region now. */
  public long consumers(String region, String source) {
    return sources(region)
        .filter(s -> s.source.equals(source) && s.takes(estate.now()))
        .filter(s -> s.function.reserved == null || s.function.reserved > 0)
        .count();
  }

  void mutated(LambdaFunction function, String operation, boolean changed, String sentence) {
    estate.mutated(
        new Where(function.region, "lambda", operation, function.name()),
        changed,
        "%s in %s: %s".formatted(function.name(), function.region, sentence));
  }
}
