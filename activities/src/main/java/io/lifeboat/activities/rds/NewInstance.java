package io.lifeboat.activities.rds;

import io.lifeboat.plan.step.RdsShape;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;

/**
 * What a new instance is given: what the plan says, else what that has whose place it takes.
 *
 * @param model the instance whose place it takes
 */
record NewInstance(RdsShape shape, Optional<DatabaseInstance> model) {

  String instanceClass() {
    return shape.instanceClass();
  }

  /** Those that a fence has noted, where it has closed the model; null for AWS's default. */
  Collection<String> securityGroups() {
    if (!shape.securityGroups().isEmpty()) {
      return shape.securityGroups();
    }
    Set<String> groups =
        model
            .map(like -> SecurityGroups.former(like).orElseGet(like::securityGroups))
            .orElseGet(TreeSet::new);
    return groups.isEmpty() ? null : groups;
  }

  /** Null for AWS's default. */
  String subnetGroup() {
    return shape
        .subnetGroup()
        .or(
            () ->
                model
                    .map(like -> like.instance().dbSubnetGroup())
                    .map(DBSubnetGroup::dbSubnetGroupName))
        .orElse(null);
  }

  /** Null for AWS's default. */
  String parameterGroup() {
    return shape
        .parameterGroup()
        .or(
            () ->
                model.map(DatabaseInstance::instance).map(DBInstance::dbParameterGroups).stream()
                    .flatMap(groups -> groups.stream())
                    .map(DBParameterGroupStatus::dbParameterGroupName)
                    .findFirst())
        .orElse(null);
  }

  /** The key of the model, which is of the same region. */
  Optional<String> key() {
    return model.map(like -> like.instance().kmsKeyId());
  }

  /** What a person has to do when nobody could reach it. */
  Optional<String> leftToDo(String name) {
    return securityGroups() == null
        ? Optional.of(
            name
                + " is in the default security group, which lets nobody in: give it the groups of its applications")
        : Optional.empty();
  }
}
