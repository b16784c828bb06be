package io.lifeboat.workflows;

import io.lifeboat.plan.action.RegionUnreachable;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * All timeouts and retries, under names. A heartbeat makes a dead worker noticed in seconds; the
 * budget of a step bounds all its tries together.
 */
public final class StepOptions {
  /** How long a step is tried. */
  enum Patience {
    /** Within the step's budget. */
    BUDGET,
    /**
     * For about half a minute: what needs the step goes on without it then. Silence at the first
     * look is told at once; later silence is tried again within that time.
     */
    UNTIL_DEFERRED,
    /** By the server for as long as it takes; the history does not grow by it. */
    FOR_EVER
  }

  private static final Duration LOOK = Duration.ofSeconds(15);
  private static final Duration ASK = Duration.ofSeconds(60);
  private static final Duration UNLIMITED_TRY = Duration.ofMinutes(30);
  private static final Duration UNTIL_DEFERRED = Duration.ofSeconds(30);

  /** Short, for the next move waits for the id that the run holds until then. */
  private static final Duration REPORT = Duration.ofMinutes(1);

  /** A watch comes back every ten minutes. */
  private static final Duration WATCH = Duration.ofMinutes(15);

  private static final Duration NOBODY_LOOKS = Duration.ofSeconds(20);
  private static final Duration NOBODY_LOOKS_NOW = Duration.ofSeconds(5);

  private static final Duration LOOK_AT_RUNS = Duration.ofMinutes(2);

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final int SUMMARY_BYTES = 200;

  private static final RetryOptions STEADY =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(500))
          .setBackoffCoefficient(1.5)
          .setMaximumInterval(Duration.ofSeconds(5))
          .build();
  private static final RetryOptions UNLESS_SILENT =
      STEADY.toBuilder().setDoNotRetry(RegionUnreachable.NAME).build();
  private static final RetryOptions FOR_EVER =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofSeconds(2))
          .setBackoffCoefficient(1.5)
          .setMaximumInterval(Duration.ofSeconds(5))
          .build();

  /** A worker of an older release does not know it, and does not learn it by being asked again. */
  private static final RetryOptions KNOWN_TO_THE_WORKER =
      STEADY.toBuilder().setDoNotRetry("UnknownAction").build();

  private final Optional<Duration> heartbeat;

  public StepOptions(FailoverSettings settings) {
    this.heartbeat = settings.heartbeat();
  }

  /** A look before anything is changed: a region that is silent is noted, not waited for. */
  ActivityOptions survey(String summary) {
    return base("survey: " + summary, LOOK)
        .setScheduleToCloseTimeout(Duration.ofSeconds(20))
        .setRetryOptions(UNLESS_SILENT)
        .build();
  }

  /** The same, where silence is not expected and may be passing. */
  ActivityOptions surveyAgain(String summary) {
    return base("survey: " + summary, LOOK)
        .setScheduleToCloseTimeout(Duration.ofSeconds(20))
        .setRetryOptions(STEADY)
        .build();
  }

  /** A look right before acting. */
  ActivityOptions inspect(StepTrack track, Patience patience) {
    ActivityOptions.Builder look = patient("look: " + track.title(), LOOK, track, patience);
    return patience == Patience.UNTIL_DEFERRED
        ? look.setRetryOptions(UNLESS_SILENT).build()
        : look.build();
  }

  /** Asking for the change. Never cut off in the middle: a cancelled one is waited for. */
  ActivityOptions apply(StepTrack track, Patience patience) {
    return patient(track.title(), ASK, track, patience)
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        .build();
  }

  /** Waiting until it is verified true. */
  ActivityOptions confirm(StepTrack track, Patience patience) {
    return patient("verify: " + track.title(), track.budgetLeft(), track, patience).build();
  }

  /** Putting it back, within the step's budget. */
  ActivityOptions revert(StepTrack track) {
    return patient("put back: " + track.title(), track.budgetLeft(), track, Patience.BUDGET)
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        .build();
  }

  /** Putting back what must not be left, for as long as it takes. */
  ActivityOptions revertForEver(StepTrack track) {
    return patient("put back: " + track.title(), UNLIMITED_TRY, track, Patience.FOR_EVER)
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        .build();
  }

  /** Through the whole run: its answer comes when it is cancelled. */
  ActivityOptions accompany(StepTrack track) {
    return base(track.title(), track.placed().budget())
        .setScheduleToCloseTimeout(track.placed().budget())
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        .setRetryOptions(STEADY)
        .build();
  }

  /** A look at other runs. */
  public ActivityOptions lookAtRuns(String summary) {
    return base(summary, LOOK)
        .setScheduleToCloseTimeout(LOOK_AT_RUNS)
        .setRetryOptions(KNOWN_TO_THE_WORKER)
        .build();
  }

  /**
   * Looking again and again from a vantage point. Where nobody takes it up, that is told soon.
   *
   * @param queue of the workers that look from there
   */
  public ActivityOptions watch(String queue, String vantage) {
    return base("watch from " + vantage, WATCH)
        .setTaskQueue(queue)
        .setScheduleToStartTimeout(NOBODY_LOOKS)
        .setRetryOptions(STEADY)
        .build();
  }

  /** One look at everything from a vantage point, right before something is done. */
  public ActivityOptions look(String queue, String vantage) {
    return base("look from " + vantage, LOOK)
        .setTaskQueue(queue)
        .setScheduleToStartTimeout(NOBODY_LOOKS_NOW)
        .setScheduleToCloseTimeout(LOOK.plus(NOBODY_LOOKS_NOW))
        .setRetryOptions(KNOWN_TO_THE_WORKER)
        .build();
  }

  /** Giving news to an incident: what is done does not wait for it long. */
  public ActivityOptions announce() {
    return base("tell people", ASK)
        .setScheduleToCloseTimeout(ASK)
        .setRetryOptions(KNOWN_TO_THE_WORKER)
        .build();
  }

  /** The report of an ended run: it does not keep the run open for long. */
  ActivityOptions report() {
    return base("write the report", REPORT)
        .setScheduleToCloseTimeout(REPORT)
        .setRetryOptions(KNOWN_TO_THE_WORKER)
        .build();
  }

  /** One last look when a run stops in the middle of a step. */
  ActivityOptions lastLook(String summary) {
    return base("last look: " + summary, LOOK)
        .setScheduleToCloseTimeout(LOOK)
        .setRetryOptions(UNLESS_SILENT)
        .build();
  }

  static Duration atLeastShortest(Duration budget) {
    return budget.compareTo(SHORTEST) < 0 ? SHORTEST : budget;
  }

  private ActivityOptions.Builder patient(
      String summary, Duration oneTry, StepTrack track, Patience patience) {
    return switch (patience) {
      case BUDGET -> within(summary, oneTry, track.budgetLeft());
      case UNTIL_DEFERRED ->
          within(summary, oneTry, shorter(track.leftOf(untilDeferred(track)), track.budgetLeft()));
      case FOR_EVER -> base("keep trying: " + summary, UNLIMITED_TRY).setRetryOptions(FOR_EVER);
    };
  }

  /** That no worker takes it up is told a little before the time is over, to be told apart. */
  private ActivityOptions.Builder within(String summary, Duration oneTry, Duration left) {
    return base(summary, shorter(oneTry, left))
        .setScheduleToStartTimeout(left.multipliedBy(9).dividedBy(10))
        .setScheduleToCloseTimeout(left)
        .setRetryOptions(STEADY);
  }

  /** A step that usually takes longer than that gets half as long again as usual. */
  private static Duration untilDeferred(StepTrack track) {
    Duration generous = track.placed().expected().multipliedBy(3).dividedBy(2);
    return generous.compareTo(UNTIL_DEFERRED) > 0 ? generous : UNTIL_DEFERRED;
  }

  private ActivityOptions.Builder base(String summary, Duration oneTry) {
    ActivityOptions.Builder options =
        ActivityOptions.newBuilder().setStartToCloseTimeout(oneTry).setSummary(cut(summary));
    heartbeat.ifPresent(options::setHeartbeatTimeout);
    return options;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static String cut(String summary) {
    byte[] bytes = summary.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= SUMMARY_BYTES
        ? summary
        : summary.substring(0, SUMMARY_BYTES / 4) + "...";
  }
}
