package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** A person or a rota by role name. */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Contact(String email) {}
