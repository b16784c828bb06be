package io.lifeboat.simulator.backup;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Pager;
import io.lifeboat.simulator.Where;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupException;
import software.amazon.awssdk.services.backup.model.DescribeRestoreJobRequest;
import software.amazon.awssdk.services.backup.model.DescribeRestoreJobResponse;
import software.amazon.awssdk.services.backup.model.GetRecoveryPointRestoreMetadataRequest;
import software.amazon.awssdk.services.backup.model.GetRecoveryPointRestoreMetadataResponse;
import software.amazon.awssdk.services.backup.model.InvalidParameterValueException;
import software.amazon.awssdk.services.backup.model.ListRecoveryPointsByBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.ListRecoveryPointsByBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.MissingParameterValueException;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;
import software.amazon.awssdk.services.backup.model.ResourceNotFoundException;
import software.amazon.awssdk.services.backup.model.StartRestoreJobRequest;
import software.amazon.awssdk.services.backup.model.StartRestoreJobResponse;

/** AWS Backup in one region, as far as restoring tables of DynamoDB. */
public final class SimulatedBackup implements BackupClient {
  private static final Set<String> KNOWN = Set.of(RestoreJob.TARGET, "encryptionType");

  private final BackupEstate backup;
  private final String region;

  /** The service of one region over the account's vaults. */
  public SimulatedBackup(BackupEstate backup, String region) {
    this.backup = backup;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public ListRecoveryPointsByBackupVaultResponse listRecoveryPointsByBackupVault(
      ListRecoveryPointsByBackupVaultRequest request) {
    Only.members(
        request,
        BackupException.builder(),
        "BackupVaultName",
        "NextToken",
        "MaxResults",
        "ByResourceArn");
    if (!backup.hasVault(region, request.backupVaultName())) {
      throw notFound("Backup vault %s was not found".formatted(request.backupVaultName()));
    }
    List<RecoveryPointByBackupVault> all =
        backup.in(region, request.backupVaultName()).stream()
            .map(RecoveryPoint::model)
            .filter(
                point ->
                    request.byResourceArn() == null
                        || request.byResourceArn().equals(point.resourceArn()))
            .toList();
    try {
      Pager<RecoveryPointByBackupVault> page =
          Pager.page(all, request.nextToken(), request.maxResults(), 1000);
      return ListRecoveryPointsByBackupVaultResponse.builder()
          .recoveryPoints(page.items())
          .nextToken(page.next().orElse(null))
          .build();
    } catch (IllegalArgumentException e) {
      throw invalid("The next token is not valid.");
    }
  }

  @Override
  public GetRecoveryPointRestoreMetadataResponse getRecoveryPointRestoreMetadata(
      GetRecoveryPointRestoreMetadataRequest request) {
    RecoveryPoint point = point(request.recoveryPointArn());
    if (!point.vault().vault().equals(request.backupVaultName())) {
      throw notFound(request.recoveryPointArn() + " is not in " + request.backupVaultName());
    }
    return GetRecoveryPointRestoreMetadataResponse.builder()
        .recoveryPointArn(point.arn())
        .resourceType("DynamoDB")
        .restoreMetadata(point.metadata())
        .build();
  }

  @Override
  public StartRestoreJobResponse startRestoreJob(StartRestoreJobRequest request) {
    Only.members(
        request,
        BackupException.builder(),
        "RecoveryPointArn",
        "Metadata",
        "IamRoleArn",
        "IdempotencyToken",
        "ResourceType");
    check(request);
    Optional<RestoreJob> before =
        Optional.ofNullable(request.idempotencyToken())
            .flatMap(token -> backup.startedWith(region, token));
    RestoreJob job =
        before.orElseGet(
            () ->
                backup.start(
                    point(request.recoveryPointArn()),
                    request.metadata(),
                    request.idempotencyToken()));
    backup.estate.mutated(
        new Where(region, "backup", "StartRestoreJob", job.target()),
        before.isEmpty(),
        before.isEmpty()
            ? "restore %s of %s begins".formatted(job.id, job.target())
            : "restore %s was started with this token before".formatted(job.id));
    return StartRestoreJobResponse.builder().restoreJobId(job.id).build();
  }

  @Override
  public DescribeRestoreJobResponse describeRestoreJob(DescribeRestoreJobRequest request) {
    return backup
        .job(region, request.restoreJobId())
        .orElseThrow(
            () -> notFound("Restore job %s was not found".formatted(request.restoreJobId())))
        .model(backup.estate.world().account());
  }

  private void check(StartRestoreJobRequest request) {
    if (request.iamRoleArn() == null) {
      throw AwsError.of(
          MissingParameterValueException.builder(),
          "MissingParameterValueException",
          400,
          "IamRoleArn is missing.");
    }
    if (!request.metadata().containsKey(RestoreJob.TARGET)) {
      throw invalid("Metadata lacks " + RestoreJob.TARGET);
    }
    if (!KNOWN.containsAll(request.metadata().keySet())) {
      throw AwsError.of(
          BackupException.builder(),
          "NotSimulated",
          501,
          "only " + KNOWN + " of a restore's metadata are simulated");
    }
  }

  private RecoveryPoint point(String arn) {
    return backup
        .point(region, arn)
        .orElseThrow(() -> notFound("Recovery point %s was not found".formatted(arn)));
  }

  private static AwsServiceException notFound(String message) {
    return AwsError.of(
        ResourceNotFoundException.builder(), "ResourceNotFoundException", 400, message);
  }

  private static AwsServiceException invalid(String message) {
    return AwsError.of(
        InvalidParameterValueException.builder(), "InvalidParameterValueException", 400, message);
  }
}
