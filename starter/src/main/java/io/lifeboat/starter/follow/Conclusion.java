package io.lifeboat.starter.follow;

import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.RollbackProcedure;
import io.lifeboat.plan.run.DrillRecord;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.report.Assessment;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.terminal.Style;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.starter.view.Lines;
import java.util.Set;

/** Says how a followed run came out, and what the shell is told. */
public record Conclusion(RunRecord run) {
  private static final Set<String> MOVES = Set.of(FailoverProcedure.NAME, FailbackProcedure.NAME);

  /**
   * 0 when a move was seen to serve users and has not ended otherwise, when a drill has passed,
   * when what was to be put back is put back; 3 when not.
   */
  public int exitCode() {
    return isGood() ? ExitCode.DONE : ExitCode.NOT_RECOVERED;
  }

  private boolean isGood() {
    if (isMove()) {
      return Until.isServed(run) && run.verdict().map(Verdict::isRecovered).orElse(true);
    }
    return run.verdict().filter(this::isAsWanted).isPresent();
  }

  private boolean isMove() {
    return MOVES.contains(run.procedure());
  }

  private boolean isAsWanted(Verdict verdict) {
    boolean isPutBack =
        run.procedure().equals(RollbackProcedure.NAME) && verdict == Verdict.ROLLED_BACK;
    return verdict.isRecovered() || verdict == Verdict.PASSED || isPutBack;
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
    if (isMove()) {
      sayTimes(terminal, assessment);
    }
    run.drill().ifPresent(drill -> sayIssues(terminal, drill));
    run.leftToDo().forEach(item -> say(terminal, "Left to do: " + item));
  }

  private static void sayIssues(Terminal terminal, DrillRecord drill) {
    drill.criticalIssues().forEach(issue -> say(terminal, "Critical: " + issue));
  }

  private static void sayTimes(Terminal terminal, Assessment assessment) {
    say(
        terminal,
        "RTO %s (%s), RPO %s (%s): %s."
            .formatted(
                assessment.rto().figure(),
                assessment.rto().judgement(),
                assessment.rpo().figure(),
                assessment.rpo().judgement(),
                assessment.rpo().remark()));
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
