package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something that runs; its one key that no other kind has says which kind it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@Type(Service.class), @Type(LambdaFunction.class), @Type(AutoScalingGroup.class)})
public sealed interface Workload permits Service, LambdaFunction, AutoScalingGroup {}
