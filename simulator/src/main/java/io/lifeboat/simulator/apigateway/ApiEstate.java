package io.lifeboat.simulator.apigateway;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.world.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All APIs of the account and their custom domains. Guarded by the estate's lock. */
public final class ApiEstate {
  final Estate estate;
  private final List<Deployed> apis = new ArrayList<>();

  /** An API in one region. */
  static final class Deployed {
    final String region;
    final String id;
    final Api spec;
    final Api.There there;

    /** The stage to which its domain is mapped; null for none. */
    String mapped;

    Deployed(String region, String id, Api spec, Api.There there) {
      this.region = region;
      this.id = id;
      this.spec = spec;
      this.there = there;
      this.mapped = there.domain() == null ? null : there.domain().stage();
    }

    boolean has(String stage) {
      return there.stages().contains(stage);
    }
  }

  /** Builds what the world says. */
  public ApiEstate(Estate estate) {
    this.estate = estate;
    for (Api spec : estate.world().apis()) {
      spec.in()
          .forEach(
              (region, there) ->
                  apis.add(new Deployed(region, id(region, spec.api()), spec, there)));
    }
  }

  private static String id(String region, String api) {
    return "a" + "%09x".formatted(Integer.toUnsignedLong((region + "/" + api).hashCode()));
  }

  Stream<Deployed> in(String region, Api.Type type) {
    return apis.stream().filter(a -> a.region.equals(region) && a.spec.type() == type);
  }

  Optional<Deployed> find(String region, Api.Type type, String id) {
    return in(region, type).filter(a -> a.id.equals(id)).findFirst();
  }

  Optional<Deployed> domain(String region, String name) {
    return apis.stream()
        .filter(a -> a.region.equals(region) && a.there.domain() != null)
        .filter(a -> a.there.domain().domain().equals(name))
        .findFirst();
  }
}
