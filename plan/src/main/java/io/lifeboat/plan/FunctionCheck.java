package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;

/**
 * A function of Lambda that looks by itself: bad when it fails, or answers {@code {"healthy":
 * false}}.
 *
 * @param function its name, the same in every region
 * @param needs what explains its failure
 * @param standby whether a region that does not serve does well too; it does when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record FunctionCheck(
    String function,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> needs,
    Optional<Boolean> standby)
    implements HealthCheck {
  public FunctionCheck {
    needs = Ordered.list(needs);
  }
}
