package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

/**
 * Removes a run's clone, however much of it was made, and sees that it is gone. It needs nothing
 * but the run's name, and deletes nothing without the run's tag.
 */
record CloneRemoval(DrillClone made) {
  static final String DELETE_INSTANCE = "rds:DeleteDBInstance";
  static final String DELETE_CLUSTER = "rds:DeleteDBCluster";

  /** A clone that was asked for a moment ago may not be shown yet. */
  private static final Duration UNSEEN = Duration.ofSeconds(5);

  Outcome remove() {
    Pace pace = Pace.brisk(made.watch());
    boolean wasThere = false;
    for (; ; pace.pause()) {
      Optional<DatabaseCluster> cluster = made.read();
      if (cluster.isEmpty() && (wasThere || pace.waited().compareTo(UNSEEN) >= 0)) {
        return Outcome.of(
            wasThere
                ? "%s is gone, with its instance, after %s"
                    .formatted(made, Figures.time(pace.waited()))
                : "%s is not there, so there is nothing to remove".formatted(made));
      }
      if (cluster.isPresent()) {
        wasThere = true;
        goOn(cluster.get());
      }
      made.watch().report("removing %s for %s".formatted(made, Figures.time(pace.waited())));
    }
  }

  private void goOn(DatabaseCluster cluster) {
    refuseUnless(made.isOurs(cluster), made.toString());
    List<DBInstance> staying =
        made.instances(cluster).stream()
            .filter(instance -> !"deleting".equals(instance.dbInstanceStatus()))
            .toList();
    for (DBInstance instance : staying) {
      refuseUnless(made.isOurs(instance), "instance " + instance.dbInstanceIdentifier());
      delete(instance);
    }
    if (staying.isEmpty() && !cluster.status().equals("deleting")) {
      delete(cluster);
    }
  }

  private void delete(DBInstance instance) {
    ask(
        DELETE_INSTANCE,
        rds ->
            rds.deleteDBInstance(
                request ->
                    request
                        .dbInstanceIdentifier(instance.dbInstanceIdentifier())
                        .skipFinalSnapshot(true)));
  }

  private void delete(DatabaseCluster cluster) {
    ask(
        DELETE_CLUSTER,
        rds ->
            rds.deleteDBCluster(
                request -> request.dbClusterIdentifier(cluster.id()).skipFinalSnapshot(true)));
  }

  private interface Request {
    Object of(RdsClient rds);
  }

  /** What is in a state that refuses it is asked for again at the next look. */
  private void ask(String permission, Request request) {
    new AwsCall(permission, made.region(), made.watch())
        .answer(
            () -> {
              try {
                return Optional.of(request.of(made.aws().rds(made.region())));
              } catch (InvalidDbClusterStateException
                  | InvalidDbInstanceStateException
                  | DbClusterNotFoundException
                  | DbInstanceNotFoundException notNow) {
                return Optional.empty();
              }
            });
  }

  private static void refuseUnless(boolean isOurs, String what) {
    if (!isOurs) {
      throw new FinalFailure(
          FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
          "%s does not carry this run's tag, so it is not deleted; look at it and delete it by hand"
              .formatted(what));
    }
  }
}
