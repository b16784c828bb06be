package io.lifeboat.workflows;

import io.lifeboat.plan.action.RegionUnreachable;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;

/** Why a step did not come to its end, in words; what follows from it is the run's to decide. */
final class StepFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String name;

  StepFailure(String name, String sentence) {
    super(sentence);
    this.name = name;
  }

  static StepFailure impossible(String sentence) {
    return new StepFailure("Impossible", sentence);
  }

  static StepFailure from(ActivityFailure failure) {
    if (failure.getCause() instanceof ApplicationFailure told) {
      return new StepFailure(told.getType(), sentence(told, failure));
    }
    if (failure.getCause() instanceof TimeoutFailure late) {
      return fromTimeout(late);
    }
    return new StepFailure("Unknown", String.valueOf(failure.getMessage()));
  }

  static StepFailure from(DataConverterException unreadable) {
    return new StepFailure(
        "UnreadableAnswer",
        "the worker's answer could not be read; are workers of two versions running? "
            + unreadable.getMessage());
  }

  boolean isRegionSilent() {
    return RegionUnreachable.NAME.equals(name);
  }

  /** The time was over and no worker had told any failure: it was dead, away or hung. */
  boolean isWorkerSilent() {
    return "WorkerSilent".equals(name);
  }

  String sentence() {
    return getMessage();
  }

  private static StepFailure fromTimeout(TimeoutFailure late) {
    if (late.getCause() instanceof ApplicationFailure told) {
      return new StepFailure(
          told.getType(), told.getOriginalMessage() + "; its time was over after many tries");
    }
    return new StepFailure("WorkerSilent", "no worker finished it in its time");
  }

  private static String sentence(ApplicationFailure told, ActivityFailure failure) {
    return switch (failure.getRetryState()) {
      case RETRY_STATE_TIMEOUT, RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED ->
          told.getOriginalMessage() + "; tried until its time was over";
      default -> told.getOriginalMessage();
    };
  }
}
