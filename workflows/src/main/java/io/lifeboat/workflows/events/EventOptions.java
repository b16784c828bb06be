package io.lifeboat.workflows.events;

import io.lifeboat.workflows.FailoverSettings;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;
import java.util.Optional;

/** All timeouts and retries of an intake, under names. What must not be lost is tried for ever. */
final class EventOptions {
  private static final Duration READING = Duration.ofMinutes(20);

  /** Two regions that throttle are asked for some seconds each. */
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private static final Duration NOTE = Duration.ofSeconds(20);

  private static final RetryOptions FOR_EVER =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofSeconds(1))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofSeconds(15))
          .build();

  private final Optional<Duration> heartbeat;

  EventOptions(FailoverSettings settings) {
    this.heartbeat = settings.heartbeat();
  }

  ActivityOptions reading(String region) {
    return base("read the queue in " + region, READING)
        .setCancellationType(ActivityCancellationType.TRY_CANCEL)
        .build();
  }

  ActivityOptions claim(String what) {
    return base("claim " + what, CLAIM).build();
  }

  /** It is for people who look; nothing waits for it for long. */
  ActivityOptions note() {
    return base("note what became of it", NOTE)
        .setScheduleToCloseTimeout(Duration.ofMinutes(5))
        .build();
  }

  private ActivityOptions.Builder base(String summary, Duration oneTry) {
    ActivityOptions.Builder options =
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(oneTry)
            .setRetryOptions(FOR_EVER)
            .setSummary(summary);
    heartbeat.ifPresent(options::setHeartbeatTimeout);
    return options;
  }
}
