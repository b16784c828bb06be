package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Optional;

/**
 * How the application is drilled.
 *
 * @param depth how deep when a start does not say; isolated when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record DrillPolicy(Optional<DrillDepth> depth) {
  public static final DrillPolicy USUAL = new DrillPolicy(Optional.empty());

  /** How deep when a start does not say. */
  public DrillDepth usualDepth() {
    return depth.orElse(DrillDepth.ISOLATED);
  }
}
