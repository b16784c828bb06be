package io.lifeboat.starter.follow;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.report.Assessment;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.terminal.Style;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.starter.view.Lines;

/** Says how a followed run came out, and what the shell is told. */
public record Conclusion(RunRecord run) {
  /** 0 when users were seen served and the run has not ended otherwise; 3 when not. */
  public int exitCode() {
    boolean isRecovered = run.verdict().map(verdict -> verdict.isRecovered()).orElse(true);
    return Until.isServed(run) && isRecovered ? ExitCode.DONE : ExitCode.NOT_RECOVERED;
  }

  /** A few lines to stdout, or the whole record as JSON. */
  public void say(Terminal terminal, Output output) {
    output.write(terminal, run, () -> text(terminal));
  }

  private void text(Terminal terminal) {
    Style style = terminal.outStyle();
    Assessment assessment = Assessment.of(run);
    String headline = assessment.headline();
    boolean isGood = exitCode() == ExitCode.DONE;
    terminal.say("");
    terminal.say(style.bold(isGood ? style.good(headline) : style.bad(headline)));
    say(terminal, run.sentence());
    if (run.state() != RunState.ENDED && Until.isServed(run)) {
      terminal.say("USERS ARE SERVED; the run goes on" + rest());
    }
    say(
        terminal,
        "RTO %s (%s), RPO %s (%s): %s."
            .formatted(
                assessment.rto().figure(),
                assessment.rto().judgement(),
                assessment.rpo().figure(),
                assessment.rpo().judgement(),
                assessment.rpo().remark()));
    run.leftToDo().forEach(item -> say(terminal, "Left to do: " + item));
  }

  private static void say(Terminal terminal, String text) {
    if (terminal.outStyle().isTerminal()) {
      Lines.wrap(text, terminal.size().get().columns()).forEach(terminal::say);
    } else {
      terminal.say(text);
    }
  }

  private String rest() {
    return run.state() == RunState.FENCING ? ": only fencing remains, and it keeps trying." : ".";
  }
}
