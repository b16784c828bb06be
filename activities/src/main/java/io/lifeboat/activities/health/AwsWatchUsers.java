package io.lifeboat.activities.health;

import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.WatchUsers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks the users' addresses from the run's beginning until the run asks it to end, and tells then
 * what it saw. An answer is good when it is a 2xx in the probe's time, whichever region gives it.
 *
 * <p>A worker that takes it over counts on from the last report; where that was lost, from zero.
 */
public final class AwsWatchUsers implements LooksOnly<WatchUsers> {
  private static final Duration AT_LEAST = Duration.ofMillis(100);

  private final Questions questions;

  public AwsWatchUsers(Prober prober) {
    this.questions = new Questions(prober);
  }

  @Override
  public Class<WatchUsers> step() {
    return WatchUsers.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of();
  }

  @Override
  public Inspection inspect(WatchUsers step, StepCall call, Watch watch) {
    return step.probes().isEmpty()
        ? Inspection.alreadyDone(
            "the plan has no address that users use", UsersCount.none().facts())
        : Inspection.ready(
            "%d addresses can be asked as users do".formatted(step.probes().size()), Map.of());
  }

  @Override
  public Outcome confirm(WatchUsers step, StepCall call, Watch watch) {
    UsersCount count = watch.reportedBefore().flatMap(UsersCount::parse).orElse(UsersCount.none());
    Instant asked = watch.now();
    // One round after the other, so that a silent region never has more than one open question.
    for (Round round = first(step, watch); ; round = ask(step, watch)) {
      count = count.after(round, asked);
      watch.report(count.words());
      if (!watch.goesOnAfter(rest(step, asked, watch))) {
        return new Outcome(count.sentence(), count.facts());
      }
      asked = watch.now();
    }
  }

  /**
   * A worker that has just begun may itself be what makes the first answers late; then they are
   * asked for once more, for no user has waited for that.
   */
  private Round first(WatchUsers step, Watch watch) {
    Round round = ask(step, watch);
    return round.isGood() ? round : ask(step, watch);
  }

  private Round ask(WatchUsers step, Watch watch) {
    return questions.ask(step.probes(), Set.of(), watch);
  }

  private static Duration rest(WatchUsers step, Instant asked, Watch watch) {
    Duration left = step.every().minus(Duration.between(asked, watch.now()));
    return left.compareTo(AT_LEAST) < 0 ? AT_LEAST : left;
  }
}
