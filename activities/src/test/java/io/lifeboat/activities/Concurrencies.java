package io.lifeboat.activities;

import io.lifeboat.plan.Region;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/** The concurrency of a simulated function as text, such as {@code orders: 100, live=10, tag}. */
final class Concurrencies {
  private Concurrencies() {}

  static String of(Simulation simulation, Region region, String function) {
    LambdaClient lambda = simulation.client(LambdaClient.class, region);
    GetFunctionResponse found = lambda.getFunction(request -> request.functionName(function));
    StringBuilder text = new StringBuilder(function + ": ");
    text.append(
        Optional.ofNullable(found.concurrency())
            .map(of -> "" + of.reservedConcurrentExecutions())
            .orElse("none"));
    lambda
        .listProvisionedConcurrencyConfigs(request -> request.functionName(function))
        .provisionedConcurrencyConfigs()
        .forEach(
            kept ->
                text.append(", ")
                    .append(kept.functionArn().replaceFirst(".*:", ""))
                    .append("=")
                    .append(kept.requestedProvisionedConcurrentExecutions()));
    new TreeMap<>(found.tags())
        .forEach((key, value) -> text.append(", ").append(key).append(" ").append(value));
    return text.toString();
  }
}
