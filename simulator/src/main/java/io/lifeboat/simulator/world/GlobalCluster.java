package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.simulator.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
 * @param database what it holds; without it no SQL is answered
 */
public record GlobalCluster(
    @JsonProperty("global-cluster") String id,
    String engine,
    String version,
    Duration lag,
    Spread promotion,
    Spread switchover,
    Duration rebuild,
    Database database,
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

  /** The same with another lag. */
  public GlobalCluster withLag(Duration other) {
    return new GlobalCluster(
        id, engine, version, other, promotion, switchover, rebuild, database, clusters);
  }

  /** The same with another database; null for none. */
  public GlobalCluster withDatabase(Database other) {
    return new GlobalCluster(
        id, engine, version, lag, promotion, switchover, rebuild, other, clusters);
  }

  /** The same with other clusters. */
  public GlobalCluster withClusters(List<Cluster> other) {
    return new GlobalCluster(
        id, engine, version, lag, promotion, switchover, rebuild, database, other);
  }

  /**
   * What an Aurora global database holds when the world begins.
   *
   * @param name of the database
   * @param secret name of the secret with its password; in each region the same
   * @param httpEndpoint whether its clusters take SQL over the RDS Data API; yes when left out
   * @param tables statements that make the tables
   * @param rows how many made-up rows each table has; its first column holds their numbers
   */
  public record Database(
      String name,
      String secret,
      @JsonProperty("http-endpoint") Boolean httpEndpoint,
      List<String> tables,
      Map<String, Integer> rows) {
    public Database {
      Check.given(name, "name of a database");
      Check.given(secret, "secret of database " + name);
      httpEndpoint = httpEndpoint == null || httpEndpoint;
      tables = Check.list(tables);
      rows = rows == null ? Map.of() : new TreeMap<>(rows);
      rows.forEach(
          (table, count) ->
              Check.that(count >= 0, "table " + table + " cannot have " + count + " rows"));
    }
  }

  /**
   * One regional cluster.
   *
   * @param version when it differs from the global cluster's; may be left out
   * @param instances how many; zero is a headless cluster
   * @param instanceClass of its instances; {@code db.r6g.large} when left out
   * @param securityGroups ids of groups in its region
   * @param subnetGroup {@code default} when left out
   * @param parameterGroup the engine's default when left out
   */
  public record Cluster(
      String id,
      String region,
      String version,
      int instances,
      @JsonProperty("instance-class") String instanceClass,
      @JsonProperty("security-groups") List<String> securityGroups,
      @JsonProperty("subnet-group") String subnetGroup,
      @JsonProperty("parameter-group") String parameterGroup) {
    public Cluster {
      Check.given(id, "id of a cluster");
      Check.given(region, "region of cluster " + id);
      Check.that(instances >= 0, "cluster " + id + " cannot have " + instances + " instances");
      instanceClass = instanceClass == null ? "db.r6g.large" : instanceClass;
      securityGroups = Check.list(securityGroups);
      subnetGroup = subnetGroup == null ? "default" : subnetGroup;
    }

    /** The same with so many instances. */
    public Cluster withInstances(int many) {
      return new Cluster(
          id, region, version, many, instanceClass, securityGroups, subnetGroup, parameterGroup);
    }

    /** The same of another engine version. */
    public Cluster withVersion(String other) {
      return new Cluster(
          id, region, other, instances, instanceClass, securityGroups, subnetGroup, parameterGroup);
    }
  }
}
