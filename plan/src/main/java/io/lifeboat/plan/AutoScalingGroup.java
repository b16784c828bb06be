package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Optional;

/**
 * An EC2 Auto Scaling group of the same name in every region.
 *
 * @param autoScaling the group's name
 * @param normal how many instances serve the users
 * @param standby how many wait in a region that does not serve; left alone when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record AutoScalingGroup(String autoScaling, int normal, Optional<Integer> standby)
    implements Workload {}
