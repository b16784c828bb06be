package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.RdsShape;
import java.util.List;
import java.util.Optional;

/**
 * What an instance of RDS is given that has to be made anew.
 *
 * @param instanceClass such as {@code db.r6g.large}
 * @param securityGroups ids of groups of its region
 * @param subnetGroup a DB subnet group of its region; the default one when not given
 * @param parameterGroup a DB parameter group of its region; the default one when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record NewInstance(
    String instanceClass,
    List<String> securityGroups,
    Optional<String> subnetGroup,
    Optional<String> parameterGroup) {
  public NewInstance {
    securityGroups = Ordered.list(securityGroups);
  }

  /** As a step names it. */
  public RdsShape shape() {
    return new RdsShape(instanceClass, securityGroups, subnetGroup, parameterGroup);
  }
}
