package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;

/**
 * What exists in simulated AWS when it starts; the shape of a world file.
 *
 * @param account twelve digits
 * @param seed of the dice that spread durations; the same seed gives the same run
 * @param regions the regions that hold something
 */
public record World(
    String account,
    long seed,
    List<String> regions,
    @JsonProperty("security-groups") List<SecurityGroup> securityGroups,
    List<GlobalCluster> aurora,
    List<EcsCluster> ecs,
    @JsonProperty("health-checks") List<HealthCheck> healthChecks,
    List<Zone> zones,
    Web web,
    List<Topic> sns) {

  public World {
    Check.that(account != null && account.matches("\\d{12}"), "account must be twelve digits");
    regions = Check.list(regions);
    Check.that(!regions.isEmpty(), "regions must name at least one region");
    Check.that(Set.copyOf(regions).size() == regions.size(), "regions names a region twice");
    securityGroups = Check.list(securityGroups);
    aurora = Check.list(aurora);
    ecs = Check.list(ecs);
    healthChecks = Check.list(healthChecks);
    zones = Check.list(zones);
    web = web == null ? Web.none() : web;
    sns = Check.list(sns);
  }

  /**
   * Checks that no name in it leads nowhere.
   *
   * @throws IllegalArgumentException with all findings
   */
  public World checked() {
    References.check(this);
    return this;
  }

  /** The same world with other global clusters. */
  public World withAurora(List<GlobalCluster> other) {
    return new World(
        account, seed, regions, securityGroups, other, ecs, healthChecks, zones, web, sns);
  }

  /** The same world with another web. */
  public World withWeb(Web other) {
    return new World(
        account, seed, regions, securityGroups, aurora, ecs, healthChecks, zones, other, sns);
  }

  /** A security group; a database behind groups of which none lets in takes no writes. */
  public record SecurityGroup(String id, String region, @JsonProperty("lets-in") boolean letsIn) {
    public SecurityGroup {
      Check.that(id != null && id.startsWith("sg-"), "a security group's id starts with sg-");
      Check.given(region, "region of security group " + id);
    }
  }
}
