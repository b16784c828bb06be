package io.lifeboat.activities.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.step.RunLambda;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * What a function answered. Of the answer only what the plan expects is ever told, and of an error
 * only its type: the rest may hold secrets.
 */
record FunctionAnswer(String function, RunLambda step, InvokeResponse response) {
  private static final int LARGEST = 1024 * 1024;
  private static final int LONGEST_VALUE = 100;

  boolean isError() {
    return response.functionError() != null;
  }

  boolean isGood() {
    return !isError()
        && step.expect().map(expected -> expected.value().equals(value(expected))).orElse(true);
  }

  String sentence() {
    if (isError()) {
      return error();
    }
    return step.expect()
        .map(expected -> compared(expected, value(expected)))
        .orElseGet(() -> "function %s in %s answered".formatted(function, step.region()));
  }

  String error() {
    return "function %s in %s failed (%s); its log says why"
        .formatted(function, step.region(), errorType());
  }

  private String compared(RunLambda.Expected expected, String found) {
    String answered =
        "function %s in %s answered \"%s\" at %s"
            .formatted(function, step.region(), bounded(found), expected.pointer());
    return expected.value().equals(found)
        ? answered
        : answered + ", where \"%s\" was expected".formatted(expected.value());
  }

  private String value(RunLambda.Expected expected) {
    return json()
        .map(answer -> answer.at(expected.pointer()))
        .filter(found -> !found.isMissingNode())
        .map(found -> found.isValueNode() ? found.asText() : found.toString())
        .orElse("nothing");
  }

  private String errorType() {
    return json()
        .map(error -> error.path("errorType").asText())
        .filter(type -> type.matches("[A-Za-z0-9_.$]{1,100}"))
        .orElseGet(response::functionError);
  }

  private Optional<JsonNode> json() {
    SdkBytes payload = response.payload();
    if (payload == null || payload.asByteArrayUnsafe().length > LARGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(LifeboatJson.mapper().readTree(payload.asByteArrayUnsafe()));
    } catch (IOException noJson) {
      return Optional.empty();
    }
  }

  private static String bounded(String text) {
    String plain = text.replaceAll("\\s+", " ");
    return plain.length() > LONGEST_VALUE ? plain.substring(0, LONGEST_VALUE) + "..." : plain;
  }
}
