package io.lifeboat.starter.follow;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.terminal.AtInterrupt;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.starter.view.RunView;
import java.time.Clock;

/** Follows a run on a terminal; an interrupt ends the following, never the run. */
public final class Following {
  private Following() {}

  public static RunRecord follow(Terminal terminal, RecoveryRun run, Until until) {
    String application = run.name().application();
    AtInterrupt farewell =
        AtInterrupt.run(
            () ->
                terminal.tell(
                    "\nYou stopped watching; the run goes on. Pick it up: ./lifeboat watch "
                        + application));
    try (RunView view = RunView.on(terminal)) {
      return Follower.follow(run, view, Clock.systemUTC(), until);
    } finally {
      farewell.close();
    }
  }
}
