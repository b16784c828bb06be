package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * An EC2 Auto Scaling group of the same name in every region.
 *
 * @param autoScaling the group's name
 * @param normal how many instances serve the users
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record AutoScalingGroup(String autoScaling, int normal) implements Workload {}
