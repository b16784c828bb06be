package io.lifeboat.simulator.lambda;

import io.lifeboat.simulator.Only;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Invocations, which answer as the world says, after the time that it says. */
final class Invocations {
  private final LambdaRegion here;

  Invocations(LambdaRegion here) {
    this.here = here;
  }

  InvokeResponse invoke(InvokeRequest request) {
    Only.members(
        request,
        LambdaRegion.error(),
        "FunctionName",
        "InvocationType",
        "Payload",
        "Qualifier",
        "ClientContext");
    LambdaFunction function = here.function(request.functionName());
    String qualifier = here.qualifier(request.functionName(), request.qualifier());
    String version =
        LambdaFunction.isLatest(qualifier)
            ? "$LATEST"
            : "" + function.version(qualifier).orElseThrow();
    if (request.invocationType() == InvocationType.DRY_RUN) {
      return InvokeResponse.builder().statusCode(204).build();
    }
    if (request.invocationType() == InvocationType.EVENT) {
      ran(function, Optional.empty(), isFirst(function, request));
      return InvokeResponse.builder().statusCode(202).build();
    }
    if (function.reserved != null && function.reserved == 0) {
      throw LambdaErrors.throttled();
    }
    return answer(function, version, request);
  }

  private InvokeResponse answer(LambdaFunction function, String version, InvokeRequest request) {
    Duration takes = here.shared().roll("invoke " + function.arn, function.spec.answers().takes());
    Duration longest = Duration.ofSeconds(function.settings.timeout());
    Optional<String> error =
        takes.compareTo(longest) > 0
            ? Optional.of("Task timed out after %d.00 seconds".formatted(longest.toSeconds()))
            : Optional.ofNullable(function.spec.answers().fails());
    here.shared().takes(takes.compareTo(longest) > 0 ? longest : takes);
    ran(function, error, isFirst(function, request));
    InvokeResponse.Builder answer =
        InvokeResponse.builder().statusCode(200).executedVersion(version);
    error.ifPresent(message -> answer.functionError("Unhandled"));
    String payload =
        error
            .map(message -> "{\"errorMessage\":\"%s\"}".formatted(message.replace("\"", "\\\"")))
            .orElseGet(
                () -> function.spec.answers().payload().replace("{region}", function.region));
    return answer.payload(SdkBytes.fromUtf8String(payload)).build();
  }

  /** An idempotent function has no effect when it is asked for the same again. */
  private static boolean isFirst(LambdaFunction function, InvokeRequest request) {
    String payload = request.payload() == null ? "" : request.payload().asUtf8String();
    return function.seen.add(request.clientContext() + payload)
        || !function.spec.answers().idempotent();
  }

  private void ran(LambdaFunction function, Optional<String> error, boolean changes) {
    here.estate()
        .mutated(
            function, "Invoke", changes, error.map(why -> "ran and failed: " + why).orElse("ran"));
  }
}
