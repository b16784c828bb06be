package io.lifeboat.workflows;

import io.lifeboat.plan.procedure.RepairProcedure;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.step.ShowSchema;
import io.lifeboat.plan.step.ValidateHealth;
import java.util.List;

/** A database is there again, and the services that need it have been seen to be healthy. */
final class RepairAim implements Aim {
  @Override
  public String headline(Run run) {
    return run.request().summary();
  }

  /** A look at the services that a person has skipped stands as an exception, not in the way. */
  @Override
  public boolean isReached(Run run) {
    return run.undoing().isEmpty()
        && recovery(run).isDone()
        && looks(run).stream().allMatch(RepairAim::isBehind);
  }

  @Override
  public String reached(Run run) {
    return "%s in %s is repaired: %s%s%s"
        .formatted(
            request(run).database(), run.to(), recovery(run).sentence(), schema(run), health(run));
  }

  @Override
  public String missed(Run run) {
    return recovery(run).isDone()
        ? "%s was repaired, but what needs it has not been seen to be healthy"
            .formatted(request(run).database())
        : "%s in %s is not repaired; what is left is a failover of the region: ./lifeboat failover PLAN --lose %s"
            .formatted(request(run).database(), run.to(), run.to());
  }

  private static String schema(Run run) {
    List<String> seen = sentences(run, ShowSchema.class);
    if (!seen.isEmpty()) {
      return "; before and after: " + String.join("; ", seen);
    }
    return request(run).snapshot().isPresent()
        ? "; its schema version was not looked at, for the plan names no server that speaks SQL"
        : "";
  }

  private static String health(Run run) {
    return looks(run).isEmpty()
        ? "; the plan has no health check of a service that needs it"
        : sentences(run, ValidateHealth.class).stream()
            .map(seen -> "; " + seen)
            .findFirst()
            .orElse("");
  }

  private static List<String> sentences(Run run, Class<?> kind) {
    return run.board().all(StepTrack::isDone).stream()
        .filter(track -> kind.isInstance(track.step()))
        .map(StepTrack::sentence)
        .toList();
  }

  private static boolean isBehind(StepTrack look) {
    return look.isDone() || look.state() == StepState.SKIPPED;
  }

  private static List<StepTrack> looks(Run run) {
    return run.board().all(track -> track.step() instanceof ValidateHealth);
  }

  private static StepTrack recovery(Run run) {
    return run.board().find(RepairProcedure.stepOf(request(run).database())).orElseThrow();
  }

  private static RepairRequest request(Run run) {
    return (RepairRequest) run.request();
  }
}
