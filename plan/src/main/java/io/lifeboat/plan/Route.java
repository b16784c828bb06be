package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How users find the application; the one key that no other kind has says which kind it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @Type(Traffic.class),
  @Type(RoutingControls.class),
  @Type(CloudflarePools.class),
  @Type(CloudFrontOrigins.class),
  @Type(AccessPoint.class)
})
public sealed interface Route
    permits Traffic, RoutingControls, CloudflarePools, CloudFrontOrigins, AccessPoint {}
