package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DbSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * A snapshot's copy in the region in which it is to be restored. An encrypted one gets the
 * account's own key for RDS there.
 *
 * @param id of the copy, derived from the run
 */
record SnapshotCopy(AwsClients aws, Region to, String id, Collection<Tag> tags, Watch watch) {
  static final String COPY = "rds:CopyDBSnapshot";
  private static final String OWN_KEY = "alias/aws/rds";

  /** How long it is waited for at a time: an asking call must end within a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** The identifier of a copy that can be restored. */
  String of(Snapshots.Found snapshot) {
    Snapshots snapshots = new Snapshots(aws, watch);
    if (snapshots.read(to, id).isEmpty()) {
      ask(snapshot);
    }
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      Optional<DBSnapshot> copy = snapshots.read(to, id);
      if (copy.filter(found -> "available".equals(found.status())).isPresent()) {
        return id;
      }
      String waiting = "copying %s to %s%s".formatted(snapshot.id(), to, progress(copy));
      if (copy.filter(found -> "failed".equals(found.status())).isPresent()) {
        throw new FinalFailure(
            FinalFailure.REFUSED_BY_AWS,
            "%s failed; look at %s, delete it, then retry".formatted(waiting, id));
      }
      if (pace.waited().compareTo(PATIENCE) > 0) {
        throw new TryAgain(waiting);
      }
      watch.report(waiting + ", for " + Figures.time(pace.waited()));
    }
  }

  private static String progress(Optional<DBSnapshot> copy) {
    return copy.map(DBSnapshot::percentProgress)
        .map(percent -> " is at " + percent + " %")
        .orElse("");
  }

  private void ask(Snapshots.Found snapshot) {
    CopyDbSnapshotRequest.Builder wanted =
        CopyDbSnapshotRequest.builder()
            .sourceDBSnapshotIdentifier(snapshot.snapshot().dbSnapshotArn())
            .targetDBSnapshotIdentifier(id)
            // By it the SDK signs what the other region has to grant.
            .sourceRegion(snapshot.region().name())
            .tags(tags);
    CopyDbSnapshotRequest request =
        Boolean.TRUE.equals(snapshot.snapshot().encrypted())
            ? wanted.kmsKeyId(OWN_KEY).build()
            : wanted.build();
    new AwsCall(COPY, to, watch)
        .answer(
            () -> {
              try {
                return Optional.of(aws.rds(to).copyDBSnapshot(request));
              } catch (DbSnapshotAlreadyExistsException there) {
                return Optional.empty();
              }
            });
  }
}
