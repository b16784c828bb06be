package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Optional;

/** What the plan's owner wants otherwise than derived, procedure by procedure. */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Procedures(
    Optional<ProcedureChanges> failover, Optional<ProcedureChanges> failback) {}
