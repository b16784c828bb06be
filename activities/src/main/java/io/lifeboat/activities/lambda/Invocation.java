package io.lifeboat.activities.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.activities.AwsAnswers;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.step.RunLambda;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;

/** One synchronous invocation of a function, which waits for as long as the function may run. */
record Invocation(AwsClients aws, RunLambda step, Duration longest, Watch watch) {
  static final String INVOKE = "lambda:InvokeFunction";

  /** What passes between the function's end and its answer here. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(5);

  /**
   * Waits out throttling for as long as the step may take: what is throttled has not run.
   *
   * @param token what the function can tell a second invocation by
   */
  FunctionAnswer answer(String function, String token) {
    Pace pace = new Pace(watch, Duration.ofSeconds(1), Duration.ofSeconds(10));
    for (; ; ) {
      try {
        return new FunctionAnswer(
            function,
            step,
            new AwsCall(INVOKE, step.region(), watch).answer(() -> ask(function, token)));
      } catch (TryAgain later) {
        if (!isThrottled(later)) {
          throw later;
        }
        watch.report("function " + function + " is throttled; it has not run");
        pace.pause();
      }
    }
  }

  private software.amazon.awssdk.services.lambda.model.InvokeResponse ask(
      String function, String token) {
    Duration patience = longest.plus(ON_THE_WAY);
    return aws.client(LambdaClient.class, step.region())
        .invoke(
            InvokeRequest.builder()
                .functionName(function)
                .invocationType(InvocationType.REQUEST_RESPONSE)
                .payload(SdkBytes.fromUtf8String(step.payload()))
                .clientContext(context(token))
                .overrideConfiguration(
                    call -> call.apiCallTimeout(patience).apiCallAttemptTimeout(patience))
                .build());
  }

  private static boolean isThrottled(TryAgain later) {
    return later.getCause() instanceof AwsServiceException answer && AwsAnswers.isThrottled(answer);
  }

  private static String context(String token) {
    JsonNode custom =
        LifeboatJson.mapper().valueToTree(Map.of("custom", Map.of("lifeboat.token", token)));
    try {
      return Base64.getEncoder()
          .encodeToString(
              LifeboatJson.mapper().writeValueAsString(custom).getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("two maps of text are JSON", impossible);
    }
  }
}
