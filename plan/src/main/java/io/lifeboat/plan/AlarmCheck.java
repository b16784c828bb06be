package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;

/**
 * An alarm of CloudWatch, a composite one too.
 *
 * @param alarm its ARN; {@code {region}} stands for each region's name
 * @param needs what explains its failure
 * @param standby whether a region that does not serve does well too; it does when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record AlarmCheck(
    String alarm,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> needs,
    Optional<Boolean> standby)
    implements HealthCheck {
  public AlarmCheck {
    needs = Ordered.list(needs);
  }

  /** The ARN in a region. */
  public String in(Region region) {
    return alarm.replace("{region}", region.name());
  }
}
