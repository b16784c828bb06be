package io.lifeboat.plan.step;

import java.util.List;
import java.util.Optional;

/**
 * What a new RDS instance is given. What is left out is taken from the instance whose place it
 * takes; without one it is AWS's default, and the default security group lets nobody in.
 *
 * @param instanceClass such as {@code db.r6g.large}
 * @param securityGroups ids of groups of its region
 * @param subnetGroup a DB subnet group of its region
 * @param parameterGroup a DB parameter group of its region
 */
public record RdsShape(
    String instanceClass,
    List<String> securityGroups,
    Optional<String> subnetGroup,
    Optional<String> parameterGroup) {
  public RdsShape {
    Form.INSTANCE_CLASS.check(instanceClass, "the class of a new instance");
    securityGroups = Needed.any(securityGroups, "the security groups of a new instance");
    securityGroups.forEach(
        group -> Form.SECURITY_GROUP.check(group, "a security group of a new instance"));
    Needed.optionalName(subnetGroup, "the subnet group of a new instance");
    Needed.optionalName(parameterGroup, "the parameter group of a new instance");
  }

  /** Of a class, and otherwise like what it takes the place of. */
  public static RdsShape of(String instanceClass) {
    return new RdsShape(instanceClass, List.of(), Optional.empty(), Optional.empty());
  }
}
