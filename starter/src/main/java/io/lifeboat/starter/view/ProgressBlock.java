package io.lifeboat.starter.view;

import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.report.Words;
import io.lifeboat.starter.terminal.Style;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run as a block of lines that fits the terminal: the sentence, the steps, and what a person can
 * do. What does not fit is counted instead of shown: first what is done, then what waits.
 *
 * @param columns how wide a line may be
 * @param rows how many lines there may be
 */
public record ProgressBlock(Style style, int columns, int rows) {
  private static final int TIME = 7;
  private static final int WIDEST = 120;

  /**
   * @param tick counts redraws; turns the spinner
   */
  public List<String> lines(RunRecord run, Instant now, int tick) {
    List<String> head = new ArrayList<>(List.of(headline(run, now)));
    Lines.wrap(run.sentence(), columns).forEach(line -> head.add(emphasis(run, line)));
    head.add("");
    List<String> foot = new ArrayList<>();
    Choices.openGates(run).forEach(gate -> foot.addAll(gate(run, gate, now)));
    foot.addAll(choices(run));
    List<String> steps = steps(run, now, tick, rows - head.size() - foot.size());
    return Stream.of(head, steps, foot).flatMap(List::stream).limit(Math.max(1, rows)).toList();
  }

  private List<String> steps(RunRecord run, Instant now, int tick, int room) {
    List<StepRecord> shown = new ArrayList<>(run.steps());
    List<String> lines = new ArrayList<>();
    if (shown.size() > room && shown.removeIf(step -> isOver(step.state()))) {
      int over = run.steps().size() - shown.size();
      lines.add(style.good(style.sign("✓", "+")) + " " + Words.count(over, "step") + " done");
    }
    int active = shown.size();
    if (lines.size() + shown.size() > room) {
      shown.removeIf(step -> step.state() == StepState.WAITING);
    }
    int title = titleWidth(run);
    shown.forEach(step -> lines.add(step(step, title, now, tick)));
    if (shown.size() < active) {
      lines.add(style.dim("  " + Words.count(active - shown.size(), "step") + " to come"));
    }
    return lines;
  }

  private static boolean isOver(StepState state) {
    return state == StepState.DONE || state == StepState.ALREADY_DONE;
  }

  private String headline(RunRecord run, Instant now) {
    String title =
        "%s %s of %s, %s to %s"
            .formatted(run.mode(), run.procedure(), run.application(), run.from(), run.to());
    Duration elapsed = Duration.between(run.times().startedAt(), run.times().endedAt().orElse(now));
    String time = Words.brief(elapsed);
    int width = Math.min(columns, WIDEST) - time.length() - 1;
    return style.bold(Lines.left(title, width)) + " " + time;
  }

  private String emphasis(RunRecord run, String line) {
    return switch (run.state()) {
      case PAUSED, WAITING_FOR_APPROVAL, AWAITING_COMMIT -> style.attention(line);
      case FENCING -> style.good(line);
      case ENDED -> isRecovered(run) ? style.good(line) : style.bad(line);
      case LOOKING, RUNNING, ROLLING_BACK -> line;
    };
  }

  private static boolean isRecovered(RunRecord run) {
    return run.verdict().filter(verdict -> verdict.isRecovered()).isPresent();
  }

  /** What a step is matters more than what was said of it, which the sentence sums up. */
  private int titleWidth(RunRecord run) {
    int longest = run.steps().stream().mapToInt(step -> step.title().length()).max().orElse(0);
    return Math.min(longest, columns * 3 / 4 - TIME - 5);
  }

  private String step(StepRecord step, int title, Instant now, int tick) {
    int rest = Math.max(0, columns - 2 - title - 1 - TIME - 2);
    String time = duration(step, now).map(Words::brief).orElse("");
    String text = Lines.left(step.title(), title) + " " + Lines.right(time, TIME) + "  ";
    String remark = Lines.cut(remark(step), rest);
    return StepSign.of(step.state(), style, tick) + " " + shade(step, text, remark);
  }

  private String shade(StepRecord step, String text, String remark) {
    return switch (step.state()) {
      case WAITING, NOT_RUN -> style.dim((text + remark).stripTrailing());
      case FAILED -> text + style.bad(remark);
      case OPEN, DEFERRED, SKIPPED, REVERTED -> text + style.attention(remark);
      default -> (text + remark).stripTrailing();
    };
  }

  private static String remark(StepRecord step) {
    if (step.state() == StepState.WAITING) {
      return step.needs().isEmpty() ? "" : "after " + String.join(", ", step.needs());
    }
    return step.sentence();
  }

  private static Optional<Duration> duration(StepRecord step, Instant now) {
    return step.startedAt().map(start -> Duration.between(start, step.endedAt().orElse(now)));
  }

  private List<String> gate(RunRecord run, GateRecord gate, Instant now) {
    List<String> lines = new ArrayList<>();
    Duration left = Duration.between(now, gate.closesAt());
    String time = left.isNegative() ? "its time is over" : Words.of(left) + " left";
    int missing =
        gate.needed() - (int) gate.approvals().stream().filter(answer -> answer.approved()).count();
    String title =
        "%s waits for %s of %s, %s"
            .formatted(
                gate.gate(),
                Words.count(missing, "approval"),
                String.join(", ", gate.approvers()),
                time);
    lines.add("");
    Lines.wrap(title, columns).forEach(line -> lines.add(style.bold(style.attention(line))));
    for (String sentence : gate.evidence()) {
      Lines.wrap(sentence, columns - 2).forEach(line -> lines.add("  " + line));
    }
    command(Choices.approve(run, gate)).forEach(line -> lines.add("  " + style.bold(line)));
    return lines;
  }

  /** Broken so that it can still be copied as it stands. */
  private List<String> command(String command) {
    int options = command.indexOf(" --");
    return command.length() + 2 <= columns || options < 0
        ? List.of(command)
        : List.of(command.substring(0, options) + " \\", "   " + command.substring(options));
  }

  /** Of a run that only fences, the one order that anybody could want. */
  private static List<String> commands(RunRecord run) {
    return Choices.commands(run).stream()
        .filter(command -> run.state() != RunState.FENCING || command.contains(" skip "))
        .toList();
  }

  private static String invitation(RunRecord run) {
    return run.state() == RunState.FENCING
        ? "Nothing has to be done: the run ends when " + run.from() + " answers. To end it before:"
        : "What you can do:";
  }

  private List<String> choices(RunRecord run) {
    boolean isAsking = run.state() == RunState.PAUSED || run.state() == RunState.FENCING;
    List<String> commands = isAsking ? commands(run) : List.of();
    if (commands.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(Lines.wrap(invitation(run), columns));
    commands.stream()
        .flatMap(command -> command(command).stream())
        .forEach(line -> lines.add("  " + style.bold(line)));
    return lines;
  }
}
