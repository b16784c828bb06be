package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.rds.DatabaseInstance;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.Tag;

/** The database instances of a region. */
record Instances(AwsClients aws, Region region, Watch watch) {
  static final String DESCRIBE = DatabaseInstance.DESCRIBE;
  static final String CREATE = "rds:CreateDBInstance";

  /** How long a new cluster is waited for at a time: an asking call must end within a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  Optional<DBInstance> read(String id) {
    return DatabaseInstance.read(aws, region, id, watch).map(DatabaseInstance::instance);
  }

  /** Those of a cluster, in its order; one that is just going is left out. */
  List<DBInstance> of(DatabaseCluster cluster) {
    return cluster.instanceIds().stream().map(this::read).flatMap(Optional::stream).toList();
  }

  /**
   * Asks for an instance, when need be after waiting a little; one of that name that is there
   * already is it.
   *
   * @throws TryAgain when the cluster takes none in that time
   */
  void create(String id, DatabaseCluster cluster, String instanceClass, Collection<Tag> tags) {
    create(id, cluster, instanceClass, null, tags);
  }

  /**
   * As above.
   *
   * @param tier of promotion, the lowest first to write; null for AWS's default
   */
  void create(
      String id,
      DatabaseCluster cluster,
      String instanceClass,
      Integer tier,
      Collection<Tag> tags) {
    CreateDbInstanceRequest wanted =
        CreateDbInstanceRequest.builder()
            .dbInstanceIdentifier(id)
            .dbClusterIdentifier(cluster.id())
            .engine(cluster.cluster().engine())
            .dbInstanceClass(instanceClass)
            .promotionTier(tier)
            .tags(tags)
            .build();
    Pace pace = Pace.brisk(watch);
    while (!isTaken(wanted)) {
      do {
        if (pace.waited().compareTo(PATIENCE) > 0) {
          throw new TryAgain(
              "%s in %s is not ready for instances yet".formatted(cluster.id(), region));
        }
        watch.report("waiting until %s takes instances".formatted(cluster.id()));
        pace.pause();
      } while (!isAvailable(cluster));
    }
  }

  private boolean isTaken(CreateDbInstanceRequest wanted) {
    return new AwsCall(CREATE, region, watch)
        .answer(
            () -> {
              try {
                aws.rds(region).createDBInstance(wanted);
                return true;
              } catch (DbInstanceAlreadyExistsException there) {
                return true;
              } catch (InvalidDbClusterStateException notNow) {
                return false;
              }
            });
  }

  private boolean isAvailable(DatabaseCluster cluster) {
    return DatabaseCluster.read(aws, region, cluster.id(), watch)
        .filter(DatabaseCluster::isAvailable)
        .isPresent();
  }
}
