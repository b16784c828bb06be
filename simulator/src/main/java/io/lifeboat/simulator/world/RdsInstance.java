package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.simulator.Spread;
import java.time.Duration;
import java.util.List;

/**
 * A DB instance of RDS outside Aurora.
 *
 * @param engine such as {@code postgres}
 * @param version of the engine, such as {@code 16.4}
 * @param instanceClass {@code db.m6g.large} when left out
 * @param multiAz whether a standby in another zone can take over
 * @param securityGroups ids of groups in its region
 * @param subnetGroup {@code default} when left out
 * @param parameterGroup the engine's default when left out
 * @param replicaOf the ARN of the instance that it replicates from; left out for a writer
 * @param lag how far a replica is behind
 * @param backupDays how long automated snapshots are kept; 7 when left out, 0 for none
 * @param copiesIn regions that get a copy of each automated snapshot, as AWS Backup makes it
 * @param encrypted whether its storage is encrypted; yes when left out
 * @param failover how long a reboot with failover takes
 * @param promotion how long until a promoted replica writes
 * @param creation how long a new replica of it, or a restore of a snapshot of it, takes
 */
public record RdsInstance(
    String id,
    String region,
    String engine,
    String version,
    @JsonProperty("instance-class") String instanceClass,
    @JsonProperty("multi-az") boolean multiAz,
    @JsonProperty("security-groups") List<String> securityGroups,
    @JsonProperty("subnet-group") String subnetGroup,
    @JsonProperty("parameter-group") String parameterGroup,
    @JsonProperty("replica-of") String replicaOf,
    Duration lag,
    @JsonProperty("backup-days") Integer backupDays,
    @JsonProperty("copies-in") List<String> copiesIn,
    Boolean encrypted,
    Spread failover,
    Spread promotion,
    Spread creation) {
  public RdsInstance {
    Check.given(id, "id of an rds instance");
    Check.given(region, "region of rds instance " + id);
    Check.given(engine, "engine of rds instance " + id);
    Check.given(version, "version of rds instance " + id);
    Check.that(
        replicaOf == null || replicaOf.matches("arn:aws:rds:[a-z0-9-]+:\\d{12}:db:[a-z0-9-]+"),
        "replica-of of rds instance " + id + " is an ARN such as arn:aws:rds:REGION:ACCOUNT:db:ID");
    instanceClass = instanceClass == null ? "db.m6g.large" : instanceClass;
    securityGroups = Check.list(securityGroups);
    subnetGroup = subnetGroup == null ? "default" : subnetGroup;
    lag = Check.orElse(lag, Duration.ofMillis(800));
    backupDays = backupDays == null ? 7 : backupDays;
    Check.that(
        backupDays >= 0 && backupDays <= 35, "backup-days of rds instance " + id + " are 0 to 35");
    copiesIn = Check.list(copiesIn);
    encrypted = encrypted == null || encrypted;
    failover = failover == null ? Spread.seconds(60, 120) : failover;
    promotion = promotion == null ? Spread.seconds(120, 240) : promotion;
    creation = creation == null ? Spread.seconds(300, 600) : creation;
  }

  /** The same without a standby in another zone. */
  public RdsInstance inOneZone() {
    return with(id, region, false, securityGroups, copiesIn);
  }

  /** The same in another place, and called otherwise. */
  public RdsInstance standingIn(String otherRegion, String otherId, List<String> groups) {
    return with(otherId, otherRegion, multiAz, groups, copiesIn);
  }

  /** The same with its snapshots copied to other regions. */
  public RdsInstance withCopiesIn(List<String> others) {
    return with(id, region, multiAz, securityGroups, others);
  }

  private RdsInstance with(
      String newId, String newRegion, boolean zones, List<String> groups, List<String> copies) {
    return new RdsInstance(
        newId,
        newRegion,
        engine,
        version,
        instanceClass,
        zones,
        groups,
        subnetGroup,
        parameterGroup,
        replicaOf,
        lag,
        backupDays,
        copies,
        encrypted,
        failover,
        promotion,
        creation);
  }
}
