package io.lifeboat.simulator.backup;

import io.lifeboat.simulator.world.BackupVault;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;
import software.amazon.awssdk.services.backup.model.RecoveryPointStatus;

/** One recovery point of a table. */
record RecoveryPoint(
    BackupVault vault, BackupVault.Point spec, String arn, String resource, Instant madeAt) {
  String region() {
    return vault.region();
  }

  /** What a restore is told when nothing else is wanted. */
  Map<String, String> metadata() {
    return Map.of(RestoreJob.TARGET, spec.table(), "encryptionType", "Default");
  }

  RecoveryPointByBackupVault model() {
    return RecoveryPointByBackupVault.builder()
        .recoveryPointArn(arn)
        .backupVaultName(vault.vault())
        .resourceArn(resource)
        .resourceType("DynamoDB")
        .resourceName(spec.table())
        .status(RecoveryPointStatus.COMPLETED)
        .creationDate(madeAt)
        .completionDate(madeAt)
        .build();
  }
}
