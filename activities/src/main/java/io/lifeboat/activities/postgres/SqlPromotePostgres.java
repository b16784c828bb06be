package io.lifeboat.activities.postgres;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PromotePostgres;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Promotes a PostgreSQL replica. Graceful: close the source, wait for the last change, keep on the
 * target what is written from then on, detach. Each part is looked at before it is done, so a crash
 * between two of them is made good by asking again. Forced: detach; the source is closed and its
 * slot removed only if it answers. Needs the data planes and secrets of both regions when graceful,
 * of {@code to} alone when forced.
 */
public final class SqlPromotePostgres implements AwsAction<PromotePostgres> {
  /** The slot on the source, as the subscription named it. */
  private static final String SLOT = "slot";

  private final SqlServers servers;

  public SqlPromotePostgres(SqlServers servers) {
    this.servers = servers;
  }

  @Override
  public Class<PromotePostgres> step() {
    return PromotePostgres.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(SqlServers.SECRET);
  }

  @Override
  public Inspection inspect(PromotePostgres step, StepCall call, Watch watch) {
    try (Sql target = servers.open(step.target(), step.to(), watch)) {
      Optional<Subscription> found = Promoted.subscription(target, step.subscription());
      if (found.isEmpty()) {
        return Inspection.impossible(
            "%s has no subscription %s, so it replicates nothing; correct the plan"
                .formatted(step.target().host(), step.subscription()));
      }
      Map<String, String> facts = Map.of(SLOT, slot(step, call, found.get()));
      return step.mode() == Mode.FORCED
          ? forced(step, target, found.get(), facts)
          : graceful(step, target, found.get(), facts, watch);
    }
  }

  @Override
  public Outcome apply(PromotePostgres step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        found -> {
          String slot = found.facts().get(SLOT);
          Outcome done =
              step.mode() == Mode.FORCED
                  ? new Detachment(servers, step, slot, watch).forced()
                  : new Handover(servers, step, slot, watch).carryOut();
          return new Outcome(done.sentence(), Facts.merge(found.facts(), done.facts()));
        });
  }

  @Override
  public Outcome confirm(PromotePostgres step, StepCall call, Watch watch) {
    try (Sql target = servers.open(step.target(), step.to(), watch)) {
      Pace pace = Pace.brisk(watch);
      while (Subscription.read(target, step.subscription())
          .filter(Subscription::isWorking)
          .isPresent()) {
        watch.report("waiting until the last change is applied");
        pace.pause();
        if (step.mode() == Mode.FORCED) {
          // It may be waiting for a connection to the lost source, for minutes.
          Subscription.endWork(target, step.subscription());
        }
      }
      if (Promoted.subscription(target, step.subscription())
          .filter(subscription -> !subscription.isDetached())
          .isPresent()) {
        throw new FinalFailure(
            FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
            "%s follows %s again: somebody let it"
                .formatted(step.target().host(), step.source().host()));
      }
      if (new Closing(target).isClosed()) {
        throw new FinalFailure(
            FinalFailure.OUTCOME_UNKNOWN,
            "%s was promoted, but takes no writes: trigger lifeboat_closed is on its tables"
                .formatted(step.target().host()));
      }
      return Outcome.of(
          "%s is written in %s%s, %s"
              .formatted(
                  step.database(),
                  step.to(),
                  step.mode() == Mode.FORCED ? "" : ", nothing was lost",
                  EffectOnce.took(call.facts(), watch, pace)));
    }
  }

  /** Possible as long as nothing was written on the target. */
  @Override
  public Outcome revert(PromotePostgres step, StepCall call, Watch watch) {
    if (step.mode() == Mode.FORCED) {
      throw new FinalFailure(FinalFailure.CANNOT_BE_PUT_BACK, step.undo());
    }
    return new Handover(servers, step, call.facts().getOrDefault(SLOT, step.subscription()), watch)
        .putBack();
  }

  private static String slot(PromotePostgres step, StepCall call, Subscription found) {
    return found.slot().orElseGet(() -> call.facts().getOrDefault(SLOT, step.subscription()));
  }

  private static Inspection forced(
      PromotePostgres step, Sql target, Subscription found, Map<String, String> facts) {
    return found.isDetached() && !new Closing(target).isClosed()
        ? Inspection.alreadyDone(decided(step), facts)
        : Inspection.ready(
            "%s in %s follows %s by subscription %s"
                .formatted(step.database(), step.to(), step.from(), step.subscription()),
            facts);
  }

  private Inspection graceful(
      PromotePostgres step,
      Sql target,
      Subscription found,
      Map<String, String> facts,
      Watch watch) {
    try (Sql source = servers.open(step.source(), step.from(), watch)) {
      Optional<Slot> slot = Slot.read(source, facts.get(SLOT));
      boolean isClosed = new Closing(source).isClosed();
      if (found.isDetached()) {
        return slot.isEmpty() && isClosed && !new Closing(target).isClosed()
            ? Inspection.alreadyDone(decided(step), facts)
            : Inspection.ready("the rest of the promotion is to be done", facts);
      }
      if (!isClosed && (!found.isEnabled() || slot.filter(Slot::isActive).isEmpty())) {
        return Inspection.impossible(
            "nothing takes changes from %s, so a planned move would wait for ever: start subscription %s of %s"
                .formatted(step.source().host(), step.subscription(), step.target().host()));
      }
      if (!isClosed && !found.copied()) {
        return Inspection.impossible(
            "%s has not copied %s from %s yet: wait until it has, then retry"
                .formatted(
                    step.target().host(),
                    String.join(", ", Publication.uncopied(target, step.subscription())),
                    step.from()));
      }
      if (!Publication.isThere(source, step.publication())) {
        return Inspection.impossible(
            "%s has no publication %s; correct the plan"
                .formatted(step.source().host(), step.publication()));
      }
      return Inspection.ready(
          "%s in %s is %s behind %s"
              .formatted(
                  step.database(),
                  step.to(),
                  Bytes.text(slot.map(Slot::behind).orElse(0L)),
                  step.from()),
          facts);
    }
  }

  private static String decided(PromotePostgres step) {
    return "%s in %s follows nobody and is written there".formatted(step.database(), step.to());
  }
}
