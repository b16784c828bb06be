package io.lifeboat.activities.backup;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RestoreBackup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.DescribeRestoreJobResponse;
import software.amazon.awssdk.services.backup.model.ListRecoveryPointsByBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;
import software.amazon.awssdk.services.backup.model.RecoveryPointStatus;
import software.amazon.awssdk.services.backup.model.ResourceNotFoundException;

/** AWS Backup, as far as restoring one resource needs it. */
record Vault(AwsClients aws, RestoreBackup step, Watch watch) {
  static final String LIST = "backup:ListRecoveryPointsByBackupVault";
  static final String METADATA = "backup:GetRecoveryPointRestoreMetadata";
  static final String START = "backup:StartRestoreJob";
  static final String DESCRIBE = "backup:DescribeRestoreJob";

  /** The recovery point to restore; empty when the vault, or such a point in it, is not there. */
  Optional<RecoveryPointByBackupVault> wanted() {
    return usable().stream()
        .filter(
            point ->
                step.recoveryPoint().map(arn -> arn.equals(point.recoveryPointArn())).orElse(true))
        .max(Comparator.comparing(RecoveryPointByBackupVault::creationDate));
  }

  /** The job's id; the same for the same token. */
  String start(String recoveryPoint, String token) {
    Map<String, String> told = new HashMap<>(usual(recoveryPoint));
    told.putAll(step.metadata());
    return call(START)
        .answer(
            () ->
                backup()
                    .startRestoreJob(
                        request ->
                            request
                                .recoveryPointArn(recoveryPoint)
                                .metadata(told)
                                .iamRoleArn(step.roleArn())
                                .idempotencyToken(token)))
        .restoreJobId();
  }

  DescribeRestoreJobResponse job(String id) {
    return call(DESCRIBE)
        .answer(() -> backup().describeRestoreJob(request -> request.restoreJobId(id)));
  }

  private Map<String, String> usual(String recoveryPoint) {
    return call(METADATA)
        .answer(
            () ->
                backup()
                    .getRecoveryPointRestoreMetadata(
                        request ->
                            request.backupVaultName(step.vault()).recoveryPointArn(recoveryPoint)))
        .restoreMetadata();
  }

  /** Those that are complete; one that has expired may still be listed. */
  private List<RecoveryPointByBackupVault> usable() {
    List<RecoveryPointByBackupVault> all = new ArrayList<>();
    Optional<ListRecoveryPointsByBackupVaultResponse> page = page(null);
    while (page.isPresent()) {
      all.addAll(page.get().recoveryPoints());
      String next = page.get().nextToken();
      page = next == null ? Optional.empty() : page(next);
    }
    return all.stream().filter(point -> point.status() == RecoveryPointStatus.COMPLETED).toList();
  }

  private Optional<ListRecoveryPointsByBackupVaultResponse> page(String next) {
    return call(LIST)
        .answer(
            () -> {
              try {
                return Optional.of(
                    backup()
                        .listRecoveryPointsByBackupVault(
                            request ->
                                request
                                    .backupVaultName(step.vault())
                                    .byResourceArn(step.resource())
                                    .nextToken(next)));
              } catch (ResourceNotFoundException none) {
                return Optional.<ListRecoveryPointsByBackupVaultResponse>empty();
              }
            });
  }

  private AwsCall call(String permission) {
    return new AwsCall(permission, step.region(), watch);
  }

  private BackupClient backup() {
    return aws.client(BackupClient.class, step.region());
  }
}
