package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.DrillNames;
import io.lifeboat.activities.Pages;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** One DB instance, as its own region describes it. */
public record DatabaseInstance(DBInstance instance) implements Guarded {
  /** The IAM action that reading needs. */
  public static final String DESCRIBE = "rds:DescribeDBInstances";

  private static final Set<String> LOST =
      Set.of(
          "deleting",
          "failed",
          "inaccessible-encryption-credentials",
          "inaccessible-encryption-credentials-recoverable",
          "incompatible-network",
          "incompatible-restore",
          "restore-error",
          "stopped",
          "stopping");

  private static final Set<String> DOWN =
      Set.of("creating", "rebooting", "starting", "storage-full");

  /** Empty when the region knows none of this identifier. */
  public static Optional<DatabaseInstance> read(
      AwsClients aws, Region region, String id, Watch watch) {
    return new AwsCall(DESCRIBE, region, watch)
        .answer(
            () -> {
              try {
                return aws
                    .rds(region)
                    .describeDBInstances(request -> request.dbInstanceIdentifier(id))
                    .dbInstances()
                    .stream()
                    .filter(found -> id.equals(found.dbInstanceIdentifier()))
                    .findFirst()
                    .map(DatabaseInstance::new);
              } catch (DbInstanceNotFoundException none) {
                return Optional.<DatabaseInstance>empty();
              }
            });
  }

  /** All instances of a region. */
  static List<DatabaseInstance> all(AwsClients aws, Region region, Watch watch) {
    AwsCall call = new AwsCall(DESCRIBE, region, watch);
    return Pages.of(
            marker ->
                call.answer(
                    () -> aws.rds(region).describeDBInstances(request -> request.marker(marker))),
            DescribeDbInstancesResponse::marker)
        .flatMap(page -> page.dbInstances().stream())
        .filter(found -> found.dbInstanceIdentifier() != null)
        .map(DatabaseInstance::new)
        .toList();
  }

  @Override
  public String id() {
    return instance.dbInstanceIdentifier();
  }

  @Override
  public String arn() {
    return instance.dbInstanceArn();
  }

  @Override
  public List<VpcSecurityGroupMembership> memberships() {
    return instance.vpcSecurityGroups();
  }

  @Override
  public List<Tag> tags() {
    return instance.tagList();
  }

  /** RDS's word, such as {@code available}. */
  public String status() {
    return instance.dbInstanceStatus() == null ? "unknown" : instance.dbInstanceStatus();
  }

  boolean isAvailable() {
    return status().equals("available");
  }

  /** Whether it will not come to be available by itself. */
  public boolean isLost() {
    return LOST.contains(status());
  }

  /** Whether it takes no connections now. */
  public boolean isDown() {
    return DOWN.contains(status());
  }

  boolean isReplica() {
    return instance.readReplicaSourceDBInstanceIdentifier() != null;
  }

  /** Whether it replicates from this instance; AWS names it by its ARN across regions. */
  boolean isReplicaOf(Region region, String id) {
    String source = instance.readReplicaSourceDBInstanceIdentifier();
    if (source == null || !source.startsWith("arn:")) {
      return id.equals(source);
    }
    String[] parts = source.split(":", 7);
    return parts.length == 7 && parts[3].equals(region.name()) && parts[6].equals(id);
  }

  /** Whether it replicates from an instance of that identifier, in whatever region. */
  boolean isReplicaOf(String id) {
    String source = instance.readReplicaSourceDBInstanceIdentifier();
    return source != null && id.equals(source.substring(source.lastIndexOf(':') + 1));
  }

  /** Where it is reached; empty while it has no endpoint. */
  Optional<String> address() {
    return Optional.ofNullable(instance.endpoint()).map(Endpoint::address);
  }

  String zone() {
    return instance.availabilityZone() == null ? "" : instance.availabilityZone();
  }

  boolean isOf(String run) {
    return tag(DrillNames.RUN_TAG).filter(run::equals).isPresent();
  }
}
