package io.lifeboat.simulator.lambda;

import io.lifeboat.simulator.Estate;
import java.time.Instant;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** Lambda in one region: what its calls share. */
record LambdaRegion(LambdaEstate estate, String region) {
  Instant now() {
    return shared().now();
  }

  Estate shared() {
    return estate.estate;
  }

  /**
   * The function that a request names.
   *
   * @param name or ARN, with or without a qualifier
   */
  LambdaFunction function(String name) {
    String plain = plain(name);
    return estate
        .find(region, plain)
        .orElseThrow(() -> LambdaErrors.notFound("Function: " + arn(plain)));
  }

  /** The qualifier that stands in the name or beside it; null for none. */
  String qualifier(String name, String beside) {
    String[] parts = name.replaceFirst(".*:function:", "").split(":", 2);
    String qualifier = beside == null && parts.length == 2 ? parts[1] : beside;
    if (function(name).settings(qualifier).isEmpty()) {
      throw LambdaErrors.notFound("Function: " + arn(plain(name)) + ":" + qualifier);
    }
    return qualifier;
  }

  private String arn(String plain) {
    return "arn:aws:lambda:%s:%s:function:%s".formatted(region, shared().world().account(), plain);
  }

  private static String plain(String name) {
    return name.replaceFirst(".*:function:", "").replaceFirst(":.*", "");
  }

  static LambdaException.Builder error() {
    return LambdaException.builder();
  }
}
