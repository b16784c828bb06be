package io.lifeboat.simulator.lambda;

import io.lifeboat.simulator.world.Lambda;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** How a function is set up; a published version keeps the one it was published with. */
record Settings(
    String runtime,
    int memory,
    int timeout,
    Map<String, String> environment,
    List<String> layers,
    List<String> subnets,
    List<String> groups) {

  /** As the world says; {@code here} puts account and region into a text. */
  static Settings of(Lambda.Function spec, Lambda.There there, UnaryOperator<String> here) {
    Map<String, String> environment = new TreeMap<>(spec.environment());
    environment.putAll(there.environment());
    environment.replaceAll((key, value) -> here.apply(value));
    List<String> layers = there.layers() == null ? spec.layers() : there.layers();
    long seconds = (there.timeout() == null ? spec.timeout() : there.timeout()).toSeconds();
    return new Settings(
        there.runtime() == null ? spec.runtime() : there.runtime(),
        there.memory() == null ? spec.memory() : there.memory(),
        (int) seconds,
        environment,
        layers.stream().map(layer -> here.apply(arn(layer))).toList(),
        there.subnets(),
        there.subnets().isEmpty() ? List.of() : List.of("sg-0lambda"));
  }

  /** The ARN of a layer, {@code name:version}. */
  static String arn(String layer) {
    return "arn:aws:lambda:{region}:{account}:layer:" + layer;
  }

  /** What a request leaves out stays. */
  Settings changed(UpdateFunctionConfigurationRequest request) {
    boolean hasVariables = request.environment() != null && request.environment().hasVariables();
    boolean hasVpc = request.vpcConfig() != null;
    return new Settings(
        request.runtimeAsString() == null ? runtime : request.runtimeAsString(),
        request.memorySize() == null ? memory : request.memorySize(),
        request.timeout() == null ? timeout : request.timeout(),
        hasVariables ? new TreeMap<>(request.environment().variables()) : environment,
        request.hasLayers() ? request.layers() : layers,
        hasVpc ? request.vpcConfig().subnetIds() : subnets,
        hasVpc ? request.vpcConfig().securityGroupIds() : groups);
  }
}
