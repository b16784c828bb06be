package io.lifeboat.workflows;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.RegionUnreachable;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.Values;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Why a step did not come to its end, in words; what follows from it is the run's to decide. */
final class StepFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Set<TimeoutType> NO_WORKER =
      EnumSet.of(TimeoutType.TIMEOUT_TYPE_HEARTBEAT, TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START);

  /** What kind of failure it is, as far as the run decides by it. */
  private enum Kind {
    /** Trying again does not mend it. */
    FINAL,
    /** It was tried until its time was over. */
    PASSING,
    REGION_SILENT,
    WORKER_SILENT,
    /** The step has something else left to ask for. */
    ANOTHER_WAY
  }

  private final Kind kind;
  private final Optional<String> region;

  private StepFailure(Kind kind, String sentence, Optional<String> region) {
    super(sentence);
    this.kind = kind;
    this.region = region;
  }

  static StepFailure impossible(String sentence) {
    return of(Kind.FINAL, sentence);
  }

  static StepFailure from(ActivityFailure failure) {
    if (failure.getCause() instanceof ApplicationFailure told) {
      return told(told, endOfTries(failure.getRetryState()));
    }
    if (failure.getCause() instanceof TimeoutFailure late) {
      return late(late);
    }
    return of(Kind.FINAL, String.valueOf(failure.getMessage()));
  }

  static StepFailure from(DataConverterException unreadable) {
    return of(
        Kind.FINAL,
        "the worker's answer could not be read; are workers of two versions running? "
            + unreadable.getMessage());
  }

  boolean isRegionSilent() {
    return kind == Kind.REGION_SILENT;
  }

  /** A silent region is known by name only when the worker told it. */
  boolean isSilenceOf(Region one) {
    return isRegionSilent() && region.filter(one.name()::equals).isPresent();
  }

  /** No worker took it up, or the one that had it fell silent; this says nothing about the step. */
  boolean isWorkerSilent() {
    return kind == Kind.WORKER_SILENT;
  }

  /** What was asked for has not helped; looking again shows what else can be asked for. */
  boolean isAnotherWayLeft() {
    return kind == Kind.ANOTHER_WAY;
  }

  boolean isFinal() {
    return kind == Kind.FINAL || kind == Kind.ANOTHER_WAY;
  }

  String sentence() {
    return getMessage();
  }

  private static StepFailure of(Kind kind, String sentence) {
    return new StepFailure(kind, sentence, Optional.empty());
  }

  private static StepFailure told(ApplicationFailure told, String end) {
    String sentence = told.getOriginalMessage() + end;
    if (RegionUnreachable.NAME.equals(told.getType())) {
      return new StepFailure(Kind.REGION_SILENT, sentence, text(told.getDetails()));
    }
    if (FinalFailure.ANOTHER_WAY.equals(told.getType())) {
      return of(Kind.ANOTHER_WAY, sentence);
    }
    return of(told.isNonRetryable() ? Kind.FINAL : Kind.PASSING, sentence);
  }

  private static StepFailure late(TimeoutFailure late) {
    if (isWithoutWorker(late)) {
      return of(Kind.WORKER_SILENT, "no worker finished it in its time");
    }
    if (late.getCause() instanceof ApplicationFailure told) {
      return told(told, "; its time was over after many tries");
    }
    return of(
        Kind.PASSING,
        "its time was over: " + lastReport(late).orElse("no answer came, and nothing was told"));
  }

  private static boolean isWithoutWorker(Throwable late) {
    return late instanceof TimeoutFailure timeout
        && (NO_WORKER.contains(timeout.getTimeoutType()) || isWithoutWorker(timeout.getCause()));
  }

  private static Optional<String> lastReport(Throwable late) {
    if (!(late instanceof TimeoutFailure timeout)) {
      return Optional.empty();
    }
    return text(timeout.getLastHeartbeatDetails()).or(() -> lastReport(timeout.getCause()));
  }

  private static Optional<String> text(Values details) {
    return details == null || details.getSize() == 0
        ? Optional.empty()
        : Optional.ofNullable(details.get(0, String.class));
  }

  private static String endOfTries(RetryState state) {
    return switch (state) {
      case RETRY_STATE_TIMEOUT, RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED ->
          "; tried until its time was over";
      default -> "";
    };
  }
}
