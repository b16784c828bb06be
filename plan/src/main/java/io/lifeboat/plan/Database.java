package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A relational database; its one key that no other kind has says which kind it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@Type(AuroraDatabase.class), @Type(RdsDatabase.class)})
public sealed interface Database permits AuroraDatabase, RdsDatabase {}
