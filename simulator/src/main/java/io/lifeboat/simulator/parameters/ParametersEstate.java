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
                parameters.forEach((name, parameter) -> putAll(region, name, parameter)));
  }

  private void putAll(String region, String name, Parameter parameter) {
    parameter.was().forEach(value -> put(region, name, version(region, name, parameter, value)));
    put(region, name, version(region, name, parameter, parameter.value()));
  }

  private ParameterVersion version(String region, String name, Parameter parameter, String value) {
    return new ParameterVersion(
        in(region).getOrDefault(name, List.of()).size() + 1,
        ParameterType.fromValue(parameter.type()),
        value,
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
