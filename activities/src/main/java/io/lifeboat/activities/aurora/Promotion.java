package io.lifeboat.activities.aurora;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.step.PromoteAurora;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.rds.model.FailoverState;

/** Where a promotion stands, and every reason why one cannot be: the target's view of the world. */
record Promotion(
    PromoteAurora step, GlobalDatabase global, ClusterArn target, DatabaseCluster cluster) {

  private record Obstacle(Predicate<Promotion> stands, Function<Promotion, String> sentence) {}

  private static final List<Obstacle> OBSTACLES =
      List.of(
          new Obstacle(
              it -> it.global.underWay().isPresent(),
              it ->
                  "%s is %s toward %s; wait until that is over, then retry"
                      .formatted(
                          it.step.globalCluster(),
                          it.global.underWay().get().statusAsString(),
                          toward(it.global.underWay().get()))),
          new Obstacle(
              it -> it.global.writer().isEmpty(),
              it ->
                  "AWS does not name one writer of %s; look at it in the RDS console"
                      .formatted(it.step.globalCluster())),
          new Obstacle(
              it -> !it.global.writer().get().isIn(it.step.from()),
              it ->
                  "the writer of %s is in %s, not in %s which this run leaves"
                      .formatted(
                          it.step.globalCluster(),
                          it.global.writer().get().region(),
                          it.step.from())),
          new Obstacle(
              it -> !it.cluster.hasInstances(),
              it ->
                  "%s in %s is headless: add a database instance to it, then retry"
                      .formatted(it.target.id(), it.step.to())),
          new Obstacle(
              it -> !it.cluster.isFit(),
              it ->
                  "%s in %s is %s and cannot become the writer"
                      .formatted(it.target.id(), it.step.to(), it.cluster.status())),
          new Obstacle(
              it -> !it.hasSameEngine(),
              it ->
                  "%s runs engine %s, the global database %s: AWS refuses to promote it;"
                          .formatted(
                              it.target.id(),
                              it.cluster.engineVersion(),
                              it.global.cluster().engineVersion())
                      + " upgrade it first"),
          new Obstacle(
              it -> it.step.mode() == Mode.GRACEFUL && it.global.isResyncing(it.target),
              it ->
                  "%s in %s is still re-synchronizing, so a switchover would be refused;"
                          .formatted(it.target.id(), it.step.to())
                      + " wait, or force"));

  boolean isWriter() {
    return global.isWriter(target);
  }

  /** Verified: AWS calls it the writer, and it has an instance that writes. */
  boolean isDone() {
    return isWriter() && cluster.isAvailable() && cluster.writerInstance().isPresent();
  }

  boolean isUnderWay() {
    return global.isMovingTo(target) || (isWriter() && global.underWay().isEmpty());
  }

  Inspection inspection() {
    if (isDone()) {
      return Inspection.alreadyDone(
          "the writer of %s is already in %s".formatted(step.database(), step.to()), Map.of());
    }
    if (isUnderWay()) {
      return Inspection.inProgress(
          "the writer of %s is on its way to %s".formatted(step.database(), step.to()), Map.of());
    }
    return OBSTACLES.stream()
        .filter(obstacle -> obstacle.stands().test(this))
        .findFirst()
        .map(obstacle -> Inspection.impossible(obstacle.sentence().apply(this)))
        .orElseGet(this::ready);
  }

  private Inspection ready() {
    String writer = global.writer().orElseThrow().text();
    return Inspection.ready(
        "the writer of %s is in %s; %s in %s is %s and can take over"
            .formatted(step.database(), step.from(), target.id(), step.to(), cluster.status()),
        Map.of("writer-before", writer));
  }

  private static String toward(FailoverState state) {
    return ClusterArn.parse(state.toDbClusterArn())
        .map(ClusterArn::region)
        .orElse("a cluster that it does not name");
  }

  private boolean hasSameEngine() {
    String whole = global.cluster().engineVersion();
    return whole == null
        || cluster.engineVersion().isEmpty()
        || minor(whole).equals(minor(cluster.engineVersion()));
  }

  /**
   * Major and minor version count, a patch level does not: Aurora user guide, managed failovers.
   */
  private static String minor(String version) {
    Matcher parts = Pattern.compile("(.*aurora\\.)?(\\d+\\.\\d+).*").matcher(version);
    return parts.matches() ? parts.group(2) : version;
  }
}
