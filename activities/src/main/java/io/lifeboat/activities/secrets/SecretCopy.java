package io.lifeboat.activities.secrets;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.kms.PortableKey;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * A secret as one region has it, without its value.
 *
 * @param version the id of the current version; empty when it has none
 * @param primary the region that it is replicated from, its own when it is the primary; empty when
 *     it stands alone
 * @param replicas of a primary: how its replicas are
 * @param key what it is encrypted with, when that is a key of the account's own
 */
record SecretCopy(
    Region region,
    Optional<String> version,
    Optional<Region> primary,
    Map<Region, Replica> replicas,
    Optional<String> key,
    boolean isDeleted) {
  static final String DESCRIBE = "secretsmanager:DescribeSecret";
  private static final int SHORT = 8;

  /**
   * A replica as its primary sees it.
   *
   * @param status {@code InSync}, {@code InProgress} or {@code Failed}
   * @param message AWS's words when it failed
   */
  record Replica(String status, String message) {
    boolean isFailed() {
      return status.equals("Failed");
    }

    boolean isInProgress() {
      return status.equals("InProgress");
    }

    boolean isInSync() {
      return status.equals("InSync");
    }
  }

  /** The secret of that name; empty when the region has none. */
  static Optional<SecretCopy> read(AwsClients aws, Region region, String secret, Watch watch) {
    return new AwsCall(DESCRIBE, region, watch)
        .answer(
            () -> {
              try {
                return Optional.of(
                    of(
                        region,
                        aws.client(SecretsManagerClient.class, region)
                            .describeSecret(request -> request.secretId(secret))));
              } catch (ResourceNotFoundException none) {
                return Optional.<SecretCopy>empty();
              }
            });
  }

  private static SecretCopy of(Region region, DescribeSecretResponse secret) {
    Map<Region, Replica> replicas = new TreeMap<>();
    secret
        .replicationStatus()
        .forEach(
            replica ->
                replicas.put(
                    Region.of(replica.region()),
                    new Replica(
                        String.valueOf(replica.statusAsString()),
                        Optional.ofNullable(replica.statusMessage()).orElse(""))));
    return new SecretCopy(
        region,
        current(secret.versionIdsToStages()),
        Optional.ofNullable(secret.primaryRegion()).map(Region::of),
        Map.copyOf(replicas),
        Optional.ofNullable(secret.kmsKeyId()).filter(key -> !PortableKey.isOfAws(key)),
        secret.deletedDate() != null);
  }

  private static Optional<String> current(Map<String, List<String>> stages) {
    return stages.entrySet().stream()
        .filter(version -> version.getValue().contains("AWSCURRENT"))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  boolean isReplica() {
    return primary.filter(from -> !from.equals(region)).isPresent();
  }

  boolean isReplicaOf(Region other) {
    return isReplica() && primary.filter(other::equals).isPresent();
  }

  /** How one of two copies sees the other, where one replicates the other. */
  static Optional<Replica> link(SecretCopy one, SecretCopy other) {
    if (other.isReplicaOf(one.region)) {
      return Optional.ofNullable(one.replicas.get(other.region));
    }
    return one.isReplicaOf(other.region)
        ? Optional.ofNullable(other.replicas.get(one.region))
        : Optional.empty();
  }

  boolean isOfSameVersion(SecretCopy other) {
    return version.isPresent() && version.equals(other.version);
  }

  /** The beginning of the version's id, which says nothing of the value. */
  String shortVersion() {
    return version.map(id -> id.substring(0, Math.min(SHORT, id.length()))).orElse("none");
  }
}
