package io.lifeboat.plan.drawing;

import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.procedure.CriticalPath;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A procedure as text for a terminal: what begins when, what waits for what, what is final. */
public final class StepsText {
  private final Procedure procedure;
  private final CriticalPath path;
  private final Map<String, Duration> starts;
  private final int width;
  private final StringBuilder text = new StringBuilder();

  private StepsText(Procedure procedure) {
    this.procedure = procedure;
    this.path = CriticalPath.of(procedure);
    this.starts = Starts.of(procedure);
    this.width =
        procedure.steps().stream().mapToInt(step -> step.step().title().length()).max().orElse(0);
  }

  /** The whole procedure, with a line's end after each line. */
  public static String of(Procedure procedure) {
    return new StepsText(procedure).drawn();
  }

  private String drawn() {
    line(
        "%s: %d steps, %s"
            .formatted(
                Heading.of(procedure), procedure.steps().size(), Heading.expected(procedure)));
    byStart().forEach(this::group);
    line("");
    line("* on the critical path, which decides how long it takes");
    Heading.promise(procedure).ifPresent(promise -> line("%s", "Note: " + promise));
    return text.toString();
  }

  private Map<Duration, List<ProcedureStep>> byStart() {
    return procedure.steps().stream()
        .collect(
            Collectors.groupingBy(
                step -> starts.get(step.id()), TreeMap::new, Collectors.toList()));
  }

  private void group(Duration start, List<ProcedureStep> steps) {
    line("");
    String together = steps.size() > 1 && begunTogether(steps) ? ", at the same time" : "";
    line(start.isZero() ? "At once" + together : "At " + DurationText.format(start) + together);
    steps.forEach(this::step);
  }

  private static boolean begunTogether(Collection<ProcedureStep> steps) {
    List<String> ids = steps.stream().map(ProcedureStep::id).toList();
    return steps.stream().noneMatch(step -> step.needs().stream().anyMatch(ids::contains));
  }

  private void step(ProcedureStep step) {
    String mark = path.steps().contains(step.id()) ? "*" : " ";
    line(
        " %s %-" + Math.max(1, width) + "s  %7s  %s",
        mark,
        step.step().title(),
        Times.of(step),
        step.id());
    waitsFor(step);
    Remarks.of(step).forEach(remark -> line("     %s", remark));
  }

  private void waitsFor(ProcedureStep step) {
    List<String> direct = Direct.needs(procedure, step);
    if (!direct.isEmpty()) {
      line("     after %s", String.join(", ", direct));
    }
  }

  private void line(String format, Object... words) {
    text.append((words.length == 0 ? format : format.formatted(words)).stripTrailing());
    text.append('\n');
  }
}
