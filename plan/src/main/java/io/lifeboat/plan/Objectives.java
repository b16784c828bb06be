package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;

/**
 * What the application must keep.
 *
 * @param rto the longest time without good answers
 * @param rpo the most data, in time, that may be lost
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Objectives(Duration rto, Duration rpo) {
  public Objectives {
    if (rto.isNegative() || rto.isZero()) {
      throw new IllegalArgumentException("the RTO must be longer than zero");
    }
    if (rpo.isNegative()) {
      throw new IllegalArgumentException("the RPO cannot be negative");
    }
  }
}
