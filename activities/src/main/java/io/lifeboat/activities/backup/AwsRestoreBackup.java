package io.lifeboat.activities.backup;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.Tokens;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RestoreBackup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.backup.model.DescribeRestoreJobResponse;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;
import software.amazon.awssdk.services.backup.model.RestoreJobStatus;

/**
 * Restores a recovery point once in a run: the idempotency token is the step's, so asking again
 * finds the same job. Only one that has failed is followed by another. An old recovery point is
 * restored all the same, and its age is told: whoever restores has nothing newer.
 *
 * <p>Needs AWS Backup in the step's region alone, and there the service that is restored.
 */
public final class AwsRestoreBackup implements AwsAction<RestoreBackup> {
  private static final String FAILED = "RestoreFailed";
  private static final String JOB = "restore-job";
  private static final String POINT = "restore-point";
  private static final String AGE = "restore-age";

  /** The failed job that the next one follows. */
  private static final String AFTER = "restore-after";

  private final AwsClients aws;

  public AwsRestoreBackup(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<RestoreBackup> step() {
    return RestoreBackup.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(Vault.LIST, "which recovery points there are, and how old"),
        new IamNeed(Vault.METADATA, "what a restore of it is told"),
        new IamNeed(Vault.START, "to restore it"),
        new IamNeed(Vault.DESCRIBE, "how far the restore is"),
        new IamNeed("iam:PassRole", "to let AWS Backup restore by its role"));
  }

  @Override
  public Inspection inspect(RestoreBackup step, StepCall call, Watch watch) {
    Vault vault = new Vault(aws, step, watch);
    return job(call)
        .map(id -> judge(step, vault.job(id), call, watch))
        .orElseGet(() -> ready(step, vault, watch));
  }

  @Override
  public Outcome apply(RestoreBackup step, StepCall call, Watch watch) {
    String after = call.facts().getOrDefault(AFTER, "");
    Optional<String> begun = job(call).filter(id -> !id.equals(after));
    if (begun.isPresent()) {
      return Outcome.of("restore %s of %s runs".formatted(begun.get(), step.name()));
    }
    Vault vault = new Vault(aws, step, watch);
    String point =
        Optional.ofNullable(call.facts().get(POINT)).orElseGet(() -> newest(step, vault));
    String id = vault.start(point, Tokens.uuid(call, after));
    return new Outcome(
        "restore %s of %s begins in %s from recovery point %s"
            .formatted(id, step.name(), step.region(), point),
        Map.of(JOB, id, POINT, point, Facts.ASKED_AT, watch.now().toString()));
  }

  @Override
  public Outcome confirm(RestoreBackup step, StepCall call, Watch watch) {
    String id =
        job(call)
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.NOT_FOUND, "no restore of this step is known; retry it"));
    Vault vault = new Vault(aws, step, watch);
    Pace pace = new Pace(watch, Duration.ofMillis(100), Duration.ofSeconds(5));
    for (DescribeRestoreJobResponse job = vault.job(id); ; job = vault.job(id)) {
      if (job.status() == RestoreJobStatus.COMPLETED) {
        return Outcome.of(done(step, job, call));
      }
      if (isFailed(job)) {
        throw new FinalFailure(FAILED, failure(step, job));
      }
      watch.report(progress(step, job) + ", for " + Figures.time(pace.waited()));
      pace.pause();
    }
  }

  @Override
  public Outcome revert(RestoreBackup step, StepCall call, Watch watch) {
    throw new FinalFailure(
        FinalFailure.CANNOT_BE_PUT_BACK,
        "what was restored of %s stays%s; remove it by hand when nobody needs it"
            .formatted(step.name(), job(call).map(id -> ", by restore " + id).orElse("")));
  }

  private static Inspection ready(RestoreBackup step, Vault vault, Watch watch) {
    return vault
        .wanted()
        .map(
            point -> {
              String age = age(step, point, watch);
              return Inspection.ready(
                  "%s can be restored in %s: %s".formatted(step.name(), step.region(), age),
                  Map.of(POINT, point.recoveryPointArn(), AGE, age));
            })
        .orElseGet(() -> Inspection.impossible(missing(step)));
  }

  private static Inspection judge(
      RestoreBackup step, DescribeRestoreJobResponse job, StepCall call, Watch watch) {
    if (job.status() == RestoreJobStatus.COMPLETED) {
      return Inspection.alreadyDone(done(step, job, call), Map.of());
    }
    return isFailed(job)
        ? Inspection.ready(
            failure(step, job) + "; it is restored anew", Map.of(AFTER, job.restoreJobId()))
        : Inspection.inProgress(progress(step, job), Map.of());
  }

  private static String newest(RestoreBackup step, Vault vault) {
    return vault
        .wanted()
        .map(RecoveryPointByBackupVault::recoveryPointArn)
        .orElseThrow(() -> new FinalFailure(FinalFailure.IMPOSSIBLE, missing(step)));
  }

  /** {@code its newest recovery point is 40 min old, more than the RPO of 300 s}. */
  private static String age(RestoreBackup step, RecoveryPointByBackupVault point, Watch watch) {
    Duration age = Duration.between(point.creationDate(), watch.now());
    return "%s recovery point is %s old, %s the RPO of %s"
        .formatted(
            step.recoveryPoint().isPresent() ? "the named" : "its newest",
            Figures.time(age),
            age.compareTo(step.rpo()) > 0 ? "more than" : "within",
            Figures.time(step.rpo()));
  }

  private static String missing(RestoreBackup step) {
    return "vault %s in %s holds no complete recovery point%s of %s; let its backup plan copy them there"
        .formatted(
            step.vault(),
            step.region(),
            step.recoveryPoint().map(arn -> " " + arn).orElse(""),
            step.resource());
  }

  private static String done(RestoreBackup step, DescribeRestoreJobResponse job, StepCall call) {
    String took =
        Optional.ofNullable(job.completionDate())
            .map(end -> " in " + Figures.time(Duration.between(job.creationDate(), end)))
            .orElse("");
    return "%s is restored%s: %s%s"
        .formatted(
            step.name(),
            took,
            job.createdResourceArn(),
            Optional.ofNullable(call.facts().get(AGE)).map(age -> "; " + age).orElse(""));
  }

  private static String failure(RestoreBackup step, DescribeRestoreJobResponse job) {
    return "restore %s of %s is %s: %s"
        .formatted(
            job.restoreJobId(),
            step.name(),
            job.statusAsString(),
            Optional.ofNullable(job.statusMessage()).orElse("AWS Backup does not say why"));
  }

  private static String progress(RestoreBackup step, DescribeRestoreJobResponse job) {
    return "restore %s of %s is %s, %s"
        .formatted(job.restoreJobId(), step.name(), job.statusAsString(), job.percentDone());
  }

  private static boolean isFailed(DescribeRestoreJobResponse job) {
    return job.status() == RestoreJobStatus.FAILED || job.status() == RestoreJobStatus.ABORTED;
  }

  private static Optional<String> job(StepCall call) {
    return Optional.ofNullable(call.facts().get(JOB));
  }
}
