package io.lifeboat.simulator.parameters;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.kms.KmsEstate;
import io.lifeboat.simulator.world.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** All parameters of the account, with their histories. Guarded by the estate's lock. */
public final class ParametersEstate {
  final Estate estate;
  final KmsEstate keys;
  private final Map<String, Map<String, List<ParameterVersion>>> regions = new TreeMap<>();

  /** The parameters of the estate's world, encrypted with its keys. */
  public ParametersEstate(Estate estate, KmsEstate keys) {
    this.estate = estate;
    this.keys = keys;
    estate
        .world()
        .parameters()
        .forEach(
            (region, parameters) ->
                parameters.forEach((name, parameter) -> put(region, name, first(parameter))));
  }

  private ParameterVersion first(Parameter parameter) {
    return new ParameterVersion(
        1,
        ParameterType.fromValue(parameter.type()),
        parameter.value(),
        parameter.key(),
        "text",
        ParameterTier.STANDARD,
        null,
        null,
        estate.now());
  }

  /** By name, each with its versions, the newest last. */
  Map<String, List<ParameterVersion>> in(String region) {
    return regions.computeIfAbsent(region, r -> new TreeMap<>());
  }

  void put(String region, String name, ParameterVersion version) {
    in(region).computeIfAbsent(name, n -> new ArrayList<>()).add(version);
  }
}
