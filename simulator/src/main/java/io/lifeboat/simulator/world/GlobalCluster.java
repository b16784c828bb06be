package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.simulator.Spread;
import java.time.Duration;
import java.util.List;

/**
 * An Aurora global database. Its first cluster is the writer.
 *
 * @param id the global cluster's identifier
 * @param engine such as {@code aurora-postgresql}
 * @param version of the engine, such as {@code 16.6}
 * @param lag how far the secondaries are behind
 * @param promotion how long a forced failover takes
 * @param switchover how long a planned one takes
 * @param rebuild how long after its region's return an old primary is a secondary again
 */
public record GlobalCluster(
    @JsonProperty("global-cluster") String id,
    String engine,
    String version,
    Duration lag,
    Spread promotion,
    Spread switchover,
    Duration rebuild,
    List<Cluster> clusters) {

  public GlobalCluster {
    Check.given(id, "global-cluster");
    Check.given(engine, "engine of " + id);
    Check.given(version, "version of " + id);
    lag = Check.orElse(lag, Duration.ofMillis(400));
    promotion = promotion == null ? Spread.seconds(60, 110) : promotion;
    switchover = switchover == null ? Spread.seconds(30, 60) : switchover;
    rebuild = Check.orElse(rebuild, Duration.ofMinutes(4));
    clusters = Check.list(clusters);
    Check.that(!clusters.isEmpty(), "global cluster " + id + " has no clusters");
  }

  /**
   * One regional cluster.
   *
   * @param version when it differs from the global cluster's; may be left out
   * @param instances how many; zero is a headless cluster
   * @param securityGroups ids of groups in its region
   */
  public record Cluster(
      String id,
      String region,
      String version,
      int instances,
      @JsonProperty("security-groups") List<String> securityGroups) {
    public Cluster {
      Check.given(id, "id of a cluster");
      Check.given(region, "region of cluster " + id);
      Check.that(instances >= 0, "cluster " + id + " cannot have " + instances + " instances");
      securityGroups = Check.list(securityGroups);
    }
  }
}
