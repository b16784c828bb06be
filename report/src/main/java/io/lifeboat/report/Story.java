package io.lifeboat.report;

import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The sentences that the text and the Markdown report share. */
final class Story {
  private Story() {}

  /** "forced failover from eu-central-1 to eu-west-1, started by ..., because ...". */
  static String opening(RunRecord run) {
    return "%s from %s to %s, started %s by %s: %s"
        .formatted(
            capital(kind(run)),
            run.from(),
            run.to(),
            Words.date(run.times().startedAt()),
            run.initiator(),
            run.reason());
  }

  /** The steps in the order in which they began; those that never began come last. */
  static List<StepRecord> timeline(RunRecord run) {
    Comparator<StepRecord> byStart =
        Comparator.comparing(step -> step.startedAt().orElse(Instant.MAX));
    return run.steps().stream().sorted(byStart).toList();
  }

  /** When a step began, counted from the run's start: "+12 s"; empty when it never began. */
  static String offset(RunRecord run, StepRecord step) {
    return step.startedAt()
        .map(at -> "+" + Words.brief(Duration.between(run.times().startedAt(), at)))
        .orElse("");
  }

  /** How long a step took; empty when it never began or has not ended. */
  static String took(StepRecord step) {
    return step.startedAt()
        .flatMap(start -> step.endedAt().map(end -> Words.brief(Duration.between(start, end))))
        .orElse("");
  }

  static String state(StepRecord step) {
    return Json.word(step.state()).replace('-', ' ');
  }

  /** Who answered a gate, and how long it stood open. */
  static List<String> gate(GateRecord gate) {
    Optional<Duration> open = gate.closedAt().map(end -> Duration.between(gate.openedAt(), end));
    String time = open.map(took -> "open for " + Words.of(took)).orElse("still open");
    String title = gate.gate() + ", " + time + ": " + gate.sentence();
    List<String> answers =
        gate.approvals().stream()
            .map(
                answer ->
                    "%s %s at %s UTC: %s"
                        .formatted(
                            answer.who(),
                            answer.approved() ? "approved" : "rejected",
                            Words.clock(answer.at()),
                            answer.reason()))
            .toList();
    List<String> shown = gate.evidence().stream().map(fact -> "shown: " + fact).toList();
    return java.util.stream.Stream.of(List.of(title), answers, shown)
        .flatMap(List::stream)
        .toList();
  }

  /** "forced failover", "isolated drill", "mark". */
  static String kind(RunRecord run) {
    return run.drill()
        .map(drill -> drill.depth() + " " + run.procedure())
        .orElse(run.mode() + " " + run.procedure());
  }

  /** The verdict in small words, or where a run stands that is not over. */
  static String outcome(RunRecord run) {
    return run.verdict().map(Json::word).orElseGet(() -> Json.word(run.state())).replace('-', ' ');
  }

  static List<String> leftToDo(RunRecord run) {
    return run.leftToDo().isEmpty() ? List.of("Nothing.") : run.leftToDo();
  }

  static List<String> orNone(List<String> lines) {
    return lines.isEmpty() ? List.of("None.") : lines;
  }

  static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
