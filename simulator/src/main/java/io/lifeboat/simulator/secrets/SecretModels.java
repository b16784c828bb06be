package io.lifeboat.simulator.secrets;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;

/** Secrets as Secrets Manager answers them. */
final class SecretModels {
  private SecretModels() {}

  static DescribeSecretResponse description(StoredSecret secret, SecretsEstate secrets) {
    Map<String, List<String>> stages = new TreeMap<>();
    secret.versions().forEach(version -> stages.put(version.id(), List.copyOf(version.stages())));
    DescribeSecretResponse.Builder answer =
        DescribeSecretResponse.builder()
            .arn(secrets.arn(secret))
            .name(secret.name)
            .kmsKeyId(secret.kmsKey())
            .createdDate(secret.created())
            .lastChangedDate(secret.changed())
            .versionIdsToStages(stages);
    if (secret.isReplica()) {
      answer.primaryRegion(secret.primaryRegion().orElseThrow());
    } else if (!secret.replicas.isEmpty()) {
      answer.primaryRegion(secret.region).replicationStatus(replicas(secret));
    }
    return answer.build();
  }

  static GetSecretValueResponse value(
      StoredSecret secret, SecretVersion version, SecretsEstate secrets) {
    return GetSecretValueResponse.builder()
        .arn(secrets.arn(secret))
        .name(secret.name)
        .versionId(version.id())
        .secretString(version.text())
        .secretBinary(version.bytes())
        .versionStages(version.stages())
        .createdDate(version.created())
        .build();
  }

  static List<ReplicationStatusType> replicas(StoredSecret secret) {
    return secret.replicas.entrySet().stream()
        .map(
            replica ->
                ReplicationStatusType.builder()
                    .region(replica.getKey())
                    .status(replica.getValue().status())
                    .statusMessage(
                        replica.getValue().message().isEmpty()
                            ? null
                            : replica.getValue().message())
                    .kmsKeyId(replica.getValue().kmsKey())
                    .build())
        .toList();
  }
}
