package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.DrillNames;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.util.Optional;

/**
 * An instance that stands where another is to be: it gets another identifier, derived from the run,
 * and is otherwise left as it is.
 *
 * @param id that it has
 */
record Aside(AwsClients aws, Region region, String id, StepCall call, Watch watch) {
  /** How long it is waited for at a time: an asking call must end within a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** The identifier that it gets. */
  String other() {
    return DrillNames.successor(call.run(), id);
  }

  /** It, once it has its other identifier. */
  Optional<DatabaseInstance> read() {
    return DatabaseInstance.read(aws, region, other(), watch);
  }

  /** Renames it when it is there, and waits until it is gone from where it stood. */
  void step(DatabaseInstance standing) {
    Pace pace = Pace.brisk(watch);
    Optional<DatabaseInstance> there = Optional.of(standing);
    while (there.isPresent()) {
      if (there.get().isAvailable()) {
        rename(there.get());
      }
      String waiting = "giving %s the identifier %s".formatted(id, other());
      if (pace.waited().compareTo(PATIENCE) > 0) {
        throw new TryAgain(waiting);
      }
      watch.report(waiting + ", for " + Figures.time(pace.waited()));
      pace.pause();
      there = DatabaseInstance.read(aws, region, id, watch);
    }
  }

  private void rename(DatabaseInstance standing) {
    new AwsCall(InstanceDoor.MODIFY, region, watch)
        .answer(
            SecurityGroups.notNow(
                standing,
                () ->
                    aws.rds(region)
                        .modifyDBInstance(
                            request ->
                                request
                                    .dbInstanceIdentifier(id)
                                    .newDBInstanceIdentifier(other())
                                    .applyImmediately(true))));
  }

  /** What a person may do with it later. */
  String forLater() {
    return "what was %s in %s is %s now and left as it is; delete it when nothing in it is needed any more"
        .formatted(id, region, other());
  }
}
