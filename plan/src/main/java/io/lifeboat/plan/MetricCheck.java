package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A metric of CloudWatch that must stay within bounds.
 *
 * @param metric its name
 * @param namespace such as {@code AWS/ApplicationELB}
 * @param dimensions what names it further; {@code {region}} in a value stands for the region
 * @param statistic such as {@code Maximum}; the average of a minute when not given
 * @param above it is bad above that
 * @param below it is bad below that
 * @param needs what explains its failure
 * @param standby whether a region that does not serve does well too; it does when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record MetricCheck(
    String metric,
    String namespace,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> dimensions,
    Optional<String> statistic,
    Optional<Double> above,
    Optional<Double> below,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> needs,
    Optional<Boolean> standby)
    implements HealthCheck {
  public MetricCheck {
    dimensions = Ordered.map(dimensions);
    needs = Ordered.list(needs);
  }
}
