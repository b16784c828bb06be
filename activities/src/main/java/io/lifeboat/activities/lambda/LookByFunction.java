package io.lifeboat.activities.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.checks.Look;
import io.lifeboat.activities.checks.Seen;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.AskFunction;
import io.lifeboat.plan.json.LifeboatJson;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Lets a function look. Of what it answers nothing but its verdict is told. */
public final class LookByFunction implements Look<AskFunction> {
  private final AwsClients aws;

  public LookByFunction(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<AskFunction> check() {
    return AskFunction.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(new IamNeed(Invocation.INVOKE, "to let it look"));
  }

  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final Map<String, Double> ANSWERED = Map.of("answered", 1.0);

  @Override
  public Seen at(AskFunction check, Watch watch) {
    return new AwsCall(Invocation.INVOKE, check.region(), watch)
        .answer(
            () -> {
              try {
                return judge(aws.client(LambdaClient.class, check.region()).invoke(request(check)));
              } catch (ResourceNotFoundException none) {
                return Seen.unseen("cannot be seen: there is no function " + check.function());
              }
            });
  }

  private static InvokeRequest request(AskFunction check) {
    return InvokeRequest.builder()
        .functionName(check.function())
        .payload(SdkBytes.fromUtf8String(question(check)))
        .overrideConfiguration(call -> call.apiCallTimeout(LONGEST).apiCallAttemptTimeout(LONGEST))
        .build();
  }

  private static String question(AskFunction check) {
    try {
      return LifeboatJson.mapper()
          .writeValueAsString(
              Map.of(
                  "application", check.application(),
                  "check", check.name(),
                  "region", check.region().name()));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("three texts are JSON", impossible);
    }
  }

  private static Seen judge(InvokeResponse answer) {
    if (answer.functionError() != null) {
      return Seen.bad("fails; its log says why", ANSWERED);
    }
    return isUnhealthy(answer)
        ? Seen.bad("says that it is not healthy", ANSWERED)
        : Seen.good("says that it is healthy", ANSWERED);
  }

  private static boolean isUnhealthy(InvokeResponse answer) {
    try {
      JsonNode said =
          answer.payload() == null
              ? LifeboatJson.mapper().createObjectNode()
              : LifeboatJson.mapper().readTree(answer.payload().asByteArrayUnsafe());
      return said != null && said.path("healthy").isBoolean() && !said.path("healthy").asBoolean();
    } catch (IOException noJson) {
      return false;
    }
  }
}
