package io.lifeboat.activities.postgres;

import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PromotePostgres;
import java.util.List;
import java.util.Map;

/** Parts a replica from its source. */
record Detachment(SqlServers servers, PromotePostgres step, String slot, Watch watch) {

  /** Whatever has arrived is all there will be. */
  Outcome forced() {
    Outcome done = detached();
    return new Outcome(done.sentence(), Facts.merge(done.facts(), lacking()));
  }

  /** What somebody has to know of tables whose first copy the loss has cut off. */
  private Map<String, String> lacking() {
    try (Sql target = servers.open(step.target(), step.to(), watch)) {
      List<String> tables = Publication.uncopied(target, step.subscription());
      return tables.isEmpty()
          ? Map.of()
          : Map.of(
              Facts.LEFT_TO_DO,
              "look at %s of %s: not all rows had been copied from %s when it was promoted"
                  .formatted(String.join(", ", tables), step.target().host(), step.from()));
    }
  }

  private Outcome detached() {
    try (Sql target = servers.open(step.target(), step.to(), watch)) {
      detach(target, step.subscription());
      new Closing(target).open();
    }
    String asked = "detached %s in %s from %s".formatted(step.database(), step.to(), step.from());
    try (Sql source = servers.open(step.source(), step.from(), watch)) {
      String closed = new Closing(source).close(Publication.tables(source, step.publication()));
      Slot.drop(source, slot);
      return Outcome.of(
          "%s, which still answered and takes no writes any more to %s".formatted(asked, closed));
    } catch (RegionUnreachable | TryAgain | FinalFailure silence) {
      return new Outcome(asked + ", which does not answer", Map.of(Facts.FOR_LATER, afterwards()));
    }
  }

  private String afterwards() {
    return outOfReach()
        + ("leave slot %2$s of %1$s until the failback, which reads from it what never left; fail back"
                + " soon when it answers again, since the slot fills its disk")
            .formatted(step.source().host(), slot);
  }

  private String outOfReach() {
    return step.regional().isEmpty()
        ? ""
        : "%s of %s stay there: its users find none of them in %s until it is back; "
            .formatted(String.join(", ", step.regional()), step.from(), step.to());
  }

  /** Done twice it is done once; one that is gone is detached. */
  static void detach(Sql target, String subscription) {
    var found = Subscription.read(target, subscription);
    if (found.isEmpty()) {
      return;
    }
    if (found.get().isEnabled()) {
      target.run("alter subscription %s disable".formatted(Sql.name(subscription)));
    }
    if (found.get().slot().isPresent()) {
      target.run("alter subscription %s set (slot_name = none)".formatted(Sql.name(subscription)));
    }
  }
}
