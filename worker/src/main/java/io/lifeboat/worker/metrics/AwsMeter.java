package io.lifeboat.worker.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Counts calls to AWS by region, service and operation, and how they ended. */
final class AwsMeter implements ExecutionInterceptor {
  static final String CALLS = "lifeboat.aws.calls";

  private final MeterRegistry registry;

  AwsMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void afterExecution(Context.AfterExecution call, ExecutionAttributes about) {
    count(about, "answered");
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution call, ExecutionAttributes about) {
    count(about, result(call.exception()));
  }

  /** Refused is AWS's answer; silent is none, or none that could be read. */
  private static String result(Throwable failure) {
    if (!(failure instanceof AwsServiceException)) {
      return "silent";
    }
    AwsServiceException answer = (AwsServiceException) failure;
    if (answer.isThrottlingException()) {
      return "throttled";
    }
    return answer.statusCode() >= 500 ? "failed" : "refused";
  }

  private void count(ExecutionAttributes about, String result) {
    registry
        .counter(
            CALLS,
            "region",
            Optional.ofNullable(about.getAttribute(AwsExecutionAttribute.AWS_REGION))
                .map(Object::toString)
                .orElse("none"),
            "service",
            about.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
            "operation",
            about.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
            "result",
            result)
        .increment();
  }
}
