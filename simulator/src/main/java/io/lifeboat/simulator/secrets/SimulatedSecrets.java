package io.lifeboat.simulator.secrets;

import static io.lifeboat.simulator.secrets.SecretsErrors.exists;
import static io.lifeboat.simulator.secrets.SecretsErrors.invalid;
import static io.lifeboat.simulator.secrets.SecretsErrors.notFound;
import static io.lifeboat.simulator.secrets.SecretsErrors.notNow;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationRequest;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.secretsmanager.model.StatusType;
import software.amazon.awssdk.services.secretsmanager.model.StopReplicationToReplicaRequest;
import software.amazon.awssdk.services.secretsmanager.model.StopReplicationToReplicaResponse;

/** Secrets Manager in one region: values, versions, replicas and their promotion. */
public final class SimulatedSecrets implements SecretsManagerClient {
  private final SecretsEstate secrets;
  private final String region;

  /** The service of one region over the account's secrets. */
  public SimulatedSecrets(SecretsEstate secrets, String region) {
    this.secrets = secrets;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
    return SecretModels.description(find(request.secretId()), secrets);
  }

  @Override
  public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
    StoredSecret secret = find(request.secretId());
    if (!secrets.keys.isUsable(region, secret.kmsKey())) {
      throw SecretsErrors.undecipherable();
    }
    String stage = request.versionStage() == null ? SecretVersion.CURRENT : request.versionStage();
    Optional<SecretVersion> version =
        request.versionId() == null
            ? secret.at(stage)
            : secret
                .version(request.versionId())
                .filter(found -> request.versionStage() == null || found.isAt(stage));
    return SecretModels.value(
        secret,
        version.orElseThrow(
            () ->
                notFound(
                    "Secrets Manager can't find the specified secret value for "
                        + (request.versionId() == null
                            ? "staging label: " + stage
                            : "VersionId: " + request.versionId()))),
        secrets);
  }

  @Override
  public PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
    Only.members(
        request,
        SecretsManagerException.builder(),
        "SecretId",
        "ClientRequestToken",
        "SecretString",
        "SecretBinary",
        "VersionStages");
    StoredSecret secret = primary(request.secretId());
    SecretVersion put = version(request);
    Optional<SecretVersion> before = secret.version(put.id());
    if (before.isPresent() && !isSame(before.get(), put)) {
      throw exists(
          "You can't use ClientRequestToken %s because that value is already in use for a version"
                  .formatted(put.id())
              + " of secret "
              + secrets.arn(secret)
              + ".");
    }
    if (before.isEmpty()) {
      secret.put(put, secrets.estate.now());
      secrets.replication.changed(secret);
    }
    mutated(
        "PutSecretValue",
        secret,
        before.isEmpty(),
        "%s in %s has %s version %s"
            .formatted(secret.name, region, before.isEmpty() ? "a new" : "already", put.id()));
    return PutSecretValueResponse.builder()
        .arn(secrets.arn(secret))
        .name(secret.name)
        .versionId(put.id())
        .versionStages(put.stages())
        .build();
  }

  @Override
  public ReplicateSecretToRegionsResponse replicateSecretToRegions(
      ReplicateSecretToRegionsRequest request) {
    StoredSecret secret = primary(request.secretId());
    if (request.addReplicaRegions().isEmpty()) {
      throw invalid("AddReplicaRegions must name at least one region.");
    }
    request.addReplicaRegions().forEach(replica -> refuseReplica(secret, replica));
    boolean isOverwriting = Boolean.TRUE.equals(request.forceOverwriteReplicaSecret());
    for (ReplicaRegionType replica : request.addReplicaRegions()) {
      secrets.replication.begin(secret, replica.region(), replica.kmsKeyId(), isOverwriting);
      mutated(
          "ReplicateSecretToRegions",
          secret,
          true,
          "%s is being replicated from %s to %s%s"
              .formatted(secret.name, region, replica.region(), isOverwriting ? ", by force" : ""));
    }
    return ReplicateSecretToRegionsResponse.builder()
        .arn(secrets.arn(secret))
        .replicationStatus(SecretModels.replicas(secret))
        .build();
  }

  @Override
  public RemoveRegionsFromReplicationResponse removeRegionsFromReplication(
      RemoveRegionsFromReplicationRequest request) {
    StoredSecret secret = primary(request.secretId());
    for (String gone : request.removeReplicaRegions()) {
      if (secret.replicas.remove(gone) == null) {
        throw invalid("The secret is not replicated to region " + gone + ".");
      }
      secrets
          .find(gone, secret.name)
          .filter(copy -> copy.isReplicaOf(region))
          .ifPresent(secrets::remove);
      mutated(
          "RemoveRegionsFromReplication",
          secret,
          true,
          "%s is no longer replicated to %s".formatted(secret.name, gone));
    }
    return RemoveRegionsFromReplicationResponse.builder()
        .arn(secrets.arn(secret))
        .replicationStatus(SecretModels.replicas(secret))
        .build();
  }

  @Override
  public StopReplicationToReplicaResponse stopReplicationToReplica(
      StopReplicationToReplicaRequest request) {
    StoredSecret secret = find(request.secretId());
    String primary =
        secret
            .primaryRegion()
            .orElseThrow(
                () -> notNow("Operation not permitted: the secret is not a replica secret."));
    secret.standAlone();
    // A primary that is out of reach goes on to believe in its replica, and fails to follow it up.
    secrets
        .find(primary, secret.name)
        .filter(there -> !secrets.estate.faults().isGone(primary))
        .ifPresent(there -> there.replicas.remove(region));
    mutated(
        "StopReplicationToReplica",
        secret,
        true,
        "%s stands alone in %s, no longer a replica of %s".formatted(secret.name, region, primary));
    return StopReplicationToReplicaResponse.builder().arn(secrets.arn(secret)).build();
  }

  private SecretVersion version(PutSecretValueRequest request) {
    if ((request.secretString() == null) == (request.secretBinary() == null)) {
      throw invalid("You must provide either SecretString or SecretBinary.");
    }
    String token = request.clientRequestToken();
    if (token == null || token.length() < 32 || token.length() > 64) {
      throw invalid("ClientRequestToken must have a length of 32 to 64 characters.");
    }
    return new SecretVersion(
        token,
        request.secretString(),
        request.secretBinary(),
        secrets.estate.now(),
        request.hasVersionStages()
            ? Set.copyOf(request.versionStages())
            : Set.of(SecretVersion.CURRENT));
  }

  private static boolean isSame(SecretVersion one, SecretVersion other) {
    return Objects.equals(one.text(), other.text()) && Objects.equals(one.bytes(), other.bytes());
  }

  private void refuseReplica(StoredSecret secret, ReplicaRegionType replica) {
    if (replica.region() == null || !secrets.estate.world().regions().contains(replica.region())) {
      throw invalid("Invalid replica region: " + replica.region() + ".");
    }
    if (replica.region().equals(region)) {
      throw invalid("Invalid replica region. You can't replicate a secret to its own region.");
    }
    boolean isThere =
        Optional.ofNullable(secret.replicas.get(replica.region()))
            .filter(found -> found.status() != StatusType.FAILED)
            .isPresent();
    if (isThere) {
      throw notNow("The secret is already replicated to region " + replica.region() + ".");
    }
  }

  private StoredSecret find(String id) {
    return Optional.ofNullable(id)
        .flatMap(given -> secrets.find(region, given))
        .orElseThrow(() -> notFound("Secrets Manager can't find the specified secret."));
  }

  private StoredSecret primary(String id) {
    StoredSecret secret = find(id);
    if (secret.isReplica()) {
      throw notNow(
          "Operation not permitted on a replica secret. Call must be made in primary secret's region.");
    }
    return secret;
  }

  private void mutated(String operation, StoredSecret secret, boolean changed, String sentence) {
    secrets.estate.mutated(
        new Where(region, "secretsmanager", operation, secret.name), changed, sentence);
  }
}
