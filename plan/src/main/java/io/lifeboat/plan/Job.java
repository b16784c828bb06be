package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What starts by the clock or by events, in the region that serves and in no other. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@Type(EventRules.class), @Type(EventSchedules.class)})
public sealed interface Job permits EventRules, EventSchedules {}
