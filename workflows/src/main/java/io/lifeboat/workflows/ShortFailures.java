package io.lifeboat.workflows;

import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.FailureConverter;
import io.temporal.failure.DefaultFailureConverter;

/**
 * Temporal's own way to write failures, shortened: of a failing activity that is tried again the
 * server keeps 4 KB at most and otherwise shows "Failure exceeds size limit" in place of the
 * sentence. The whole stack trace stands in the worker's log.
 */
final class ShortFailures implements FailureConverter {
  private static final int STACK_CHARACTERS = 500;
  private static final int CAUSES = 3;

  private final FailureConverter whole = new DefaultFailureConverter();

  @Override
  public RuntimeException failureToException(Failure failure, DataConverter converter) {
    return whole.failureToException(failure, converter);
  }

  @Override
  public Failure exceptionToFailure(Throwable thrown, DataConverter converter) {
    return shortened(whole.exceptionToFailure(thrown, converter), CAUSES);
  }

  private static Failure shortened(Failure failure, int causes) {
    Failure.Builder shorter = failure.toBuilder().setStackTrace(cut(failure.getStackTrace()));
    if (causes == 0) {
      shorter.clearCause();
    } else if (failure.hasCause()) {
      shorter.setCause(shortened(failure.getCause(), causes - 1));
    }
    return shorter.build();
  }

  private static String cut(String stack) {
    return stack.length() <= STACK_CHARACTERS
        ? stack
        : stack.substring(0, stack.lastIndexOf('\n', STACK_CHARACTERS) + 1) + "...";
  }
}
