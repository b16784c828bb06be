package io.lifeboat.plan.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.json.LifeboatJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Invokes a Lambda function and waits for its answer. Lambda knows no idempotency: a function is
 * invoked again after an unknown outcome only when the plan calls it idempotent. It finds the
 * step's token in the client context, as {@code custom} value {@code lifeboat.token}.
 *
 * @param name the plan's name of it
 * @param region where it runs
 * @param function its name, with an alias after a colon where one is meant, or its ARN
 * @param payload JSON, at most 16 KiB; no secrets
 * @param expect what the answer must hold; without it, any answer that is no error will do
 * @param undoFunction the function that undoes it, invoked with the same payload
 * @param idempotent whether invoking it twice with the same token has the effect of once
 */
public record RunLambda(
    String name,
    Region region,
    String function,
    String payload,
    Optional<Expected> expect,
    Optional<String> undoFunction,
    boolean idempotent)
    implements Step {
  private static final int LONGEST_PAYLOAD = 16 * 1024;
  private static final String FUNCTION =
      "(?:arn:[a-z-]+:lambda:[a-z0-9-]+:\\d{12}:function:)?[A-Za-z0-9_-]{1,64}(?::[A-Za-z0-9_$-]+)?";

  /**
   * What an answer must hold.
   *
   * @param pointer where, as a JSON pointer such as {@code /status}
   * @param value what, as text
   */
  public record Expected(String pointer, String value) {
    public Expected {
      Needed.present(pointer, "the place of what is expected");
      Needed.that(
          (pointer.isEmpty() || pointer.startsWith("/")),
          "'%s' is not a JSON pointer; write one like /status".formatted(pointer));
      Needed.that(value != null, "what is expected at %s is missing".formatted(pointer));
    }
  }

  public RunLambda {
    Needed.name(name, "the name of a function's run");
    Needed.present(region, "the region of " + name);
    Needed.present(expect, "what is expected of " + name);
    Needed.present(undoFunction, "what undoes " + name);
    function(function, region);
    undoFunction.ifPresent(other -> function(other, region));
    payload = payload == null || payload.isBlank() ? "{}" : payload;
    Needed.that(
        payload.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PAYLOAD,
        "the payload of " + name + " is larger than 16 KiB");
    Needed.that(isJson(payload), "the payload of " + name + " is not JSON");
  }

  @Override
  public String title() {
    return "run " + name + " (function " + function + ") in " + region;
  }

  @Override
  public String undo() {
    return undoFunction
        .map(other -> "run function " + other + " in " + region)
        .orElse("nothing is known to undo function " + function + "; see what it did by hand");
  }

  @Override
  public Effect effect() {
    return undoFunction.isPresent() ? Effect.REVERSIBLE : Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(17);
  }

  private static void function(String function, Region region) {
    Needed.text(function, "a function's name");
    Needed.that(
        function.matches(FUNCTION),
        "'%s' is neither the name nor the ARN of a Lambda function".formatted(function));
    if (function.startsWith("arn:")) {
      Needed.arn(function, "lambda", region.name(), "function " + function);
    }
  }

  private static boolean isJson(String text) {
    try {
      return !LifeboatJson.mapper().readTree(text).isMissingNode();
    } catch (JsonProcessingException broken) {
      return false;
    }
  }
}
