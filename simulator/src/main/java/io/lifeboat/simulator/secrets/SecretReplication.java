package io.lifeboat.simulator.secrets;

import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.secrets.StoredSecret.Replica;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.model.StatusType;

/** Carries what a primary holds to its replicas, later, and only between regions that are there. */
final class SecretReplication {
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final SecretsEstate secrets;

  SecretReplication(SecretsEstate secrets) {
    this.secrets = secrets;
  }

  /** Begins to bring a replica in step; it is made when it is not there. */
  void begin(StoredSecret primary, String region, String kmsKey, boolean isOverwriting) {
    int generation =
        Optional.ofNullable(primary.replicas.get(region)).map(r -> r.generation() + 1).orElse(1);
    primary.replicas.put(region, new Replica(StatusType.IN_PROGRESS, "", kmsKey, generation));
    List<SecretVersion> versions = primary.versions();
    secrets.estate.after(
        secrets.estate.roll("secret replication", primary.replication),
        () -> arrive(primary, region, generation, versions, isOverwriting));
  }

  /** Every replica follows a change of its primary. */
  void changed(StoredSecret primary) {
    List.copyOf(primary.replicas.entrySet())
        .forEach(replica -> begin(primary, replica.getKey(), replica.getValue().kmsKey(), false));
  }

  private void arrive(
      StoredSecret primary,
      String region,
      int generation,
      List<SecretVersion> versions,
      boolean isOverwriting) {
    Replica replica = primary.replicas.get(region);
    if (replica == null || replica.generation() < generation) {
      return;
    }
    if (isGone(primary.region) || isGone(region)) {
      secrets.estate.after(
          AGAIN, () -> arrive(primary, region, generation, versions, isOverwriting));
      return;
    }
    Optional<StoredSecret> there = secrets.find(region, primary.name);
    boolean isInTheWay =
        there.filter(copy -> !copy.isReplicaOf(primary.region)).isPresent() && !isOverwriting;
    if (isInTheWay) {
      settle(primary, region, replica, StatusType.FAILED);
      return;
    }
    StoredSecret copy = there.filter(c -> c.isReplicaOf(primary.region)).orElse(null);
    if (copy == null) {
      copy =
          new StoredSecret(
              region, primary.name, replica.kmsKey(), primary.replication, secrets.estate.now());
      copy.follow(primary.region);
      secrets.add(copy);
    }
    copy.copy(versions, secrets.estate.now());
    if (replica.generation() == generation) {
      settle(primary, region, replica, StatusType.IN_SYNC);
    }
  }

  private void settle(StoredSecret primary, String region, Replica replica, StatusType status) {
    boolean isFailed = status == StatusType.FAILED;
    String message =
        isFailed
            ? "Replication failed: Secret name %s already exists in region %s."
                .formatted(primary.name, region)
            : "";
    primary.replicas.put(
        region, new Replica(status, message, replica.kmsKey(), replica.generation()));
    secrets.estate.happened(
        new Where(
            region, "secretsmanager", isFailed ? "replication-failed" : "replicated", primary.name),
        isFailed
            ? "%s stands alone in %s and is in the way of a replica".formatted(primary.name, region)
            : "%s in %s is in step with %s".formatted(primary.name, region, primary.region));
  }

  private boolean isGone(String region) {
    return secrets.estate.faults().isGone(region);
  }
}
