package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunState;
import java.util.Optional;

/** Why an order is refused, whatever it orders. */
final class Refusals {
  private static final String NO_REASON = "say why: a \"reason\" is recorded with it";

  private final Run run;

  Refusals(Run run) {
    this.run = run;
  }

  /** The run takes no order any more. */
  Optional<String> whyNotAnything() {
    if (run.state() == RunState.ENDED) {
      return Optional.of("the run has ended");
    }
    return run.stopping()
        .filter(why -> run.undoing().isEmpty())
        .map(why -> "the run is stopping: " + why);
  }

  static Optional<String> withoutReason(String reason) {
    return reason.isBlank() ? Optional.of(NO_REASON) : Optional.empty();
  }
}
