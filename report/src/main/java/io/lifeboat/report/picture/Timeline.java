package io.lifeboat.report.picture;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.report.CriticalSteps;
import io.lifeboat.report.StepTimes;
import io.lifeboat.report.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A run as a picture: time runs to the right, each step is a bar of its own line. */
public final class Timeline {
  private static final int TOP = 8;
  private static final int SIGN = 17;
  private static final int ROW = 34;
  private static final int BAR = 9;
  private static final int AXIS = 26;
  private static final int LETTERS = 34;

  /** So that a step of a moment is seen at all. */
  private static final double THINNEST = 0.5;

  private final RunRecord run;
  private final Window window;
  private final List<String> critical;
  private final List<StepRecord> steps;
  private final List<Sign> signs;
  private final Svg svg = new Svg();

  /** A line through all steps with a name. */
  private record Sign(String kind, String name, Instant at) {}

  private Timeline(RunRecord run) {
    this.run = run;
    this.window = Window.of(run);
    this.critical = CriticalSteps.of(run);
    this.steps =
        run.steps().stream()
            .filter(step -> step.startedAt().isPresent())
            .sorted(Comparator.comparing(step -> step.startedAt().orElseThrow()))
            .toList();
    this.signs = signs();
  }

  /** An SVG element that takes its colours from the page. */
  public static String of(RunRecord run) {
    return new Timeline(run).drawn();
  }

  private String drawn() {
    int rows = TOP + signs.size() * SIGN + 6;
    int bottom = rows + steps.size() * ROW;
    svg.raw(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"timeline\" role=\"img\" aria-labelledby=\"timeline-title timeline-desc\" width=\"100%%\" height=\"%d\">"
            .formatted(bottom + AXIS));
    svg.raw("<title id=\"timeline-title\">Timeline of the run</title>");
    svg.raw("<desc id=\"timeline-desc\">%s</desc>".formatted(Svg.escaped(described())));
    svg.raw(
        "<defs><pattern id=\"people-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"hatch-ground\" width=\"6\" height=\"6\"/><rect class=\"hatch-stripe\" width=\"2.5\" height=\"6\"/></pattern></defs>");
    axis(rows, bottom);
    for (int i = 0; i < signs.size(); i++) {
      sign(signs.get(i), TOP + i * SIGN, bottom);
    }
    for (int i = 0; i < steps.size(); i++) {
      row(steps.get(i), rows + i * ROW);
    }
    return svg.raw("</svg>").toString();
  }

  private List<Sign> signs() {
    List<Sign> all = new ArrayList<>();
    add(all, "impact", "impact", run.times().impactAt());
    add(all, "detected", "detected", run.times().detectedAt());
    add(all, "decided", "decided", run.times().decidedAt());
    add(all, "good", "first good answer", run.times().firstGoodAnswerAt());
    return List.copyOf(all);
  }

  private static void add(List<Sign> all, String kind, String name, Optional<Instant> at) {
    at.ifPresent(time -> all.add(new Sign(kind, name, time)));
  }

  private void axis(int top, int bottom) {
    for (Duration tick : window.ticks(run.times().startedAt())) {
      double x = window.at(run.times().startedAt().plus(tick));
      svg.line("tick", x, top, bottom + 4);
      svg.text("tick-label" + anchor(x, 3, 97), x, bottom + 18, offset(tick));
    }
  }

  private void sign(Sign sign, int top, int bottom) {
    double x = window.at(sign.at());
    svg.line("sign " + sign.kind(), x, top + 3, bottom);
    String early = window.isBefore(sign.at()) ? "\u2190 " : "";
    String late = window.isAfter(sign.at()) ? " \u2192" : "";
    String words = early + sign.name() + " " + Words.clock(sign.at()) + late;
    svg.raw(
        "<text class=\"sign-label%s\" x=\"%s\" dx=\"%d\" y=\"%d\">%s</text>"
            .formatted(
                x > 55 ? " end" : "",
                Svg.percent(x),
                x > 55 ? -5 : 5,
                top + 13,
                Svg.escaped(words)));
  }

  private void row(StepRecord step, int top) {
    boolean isCritical = critical.contains(step.id());
    svg.raw("<g><title>%s</title>".formatted(Svg.escaped(told(step))));
    String mark = isCritical ? "\u25c6 " : "";
    svg.text(
        "name" + (isCritical ? " critical" : ""), 0, top + 13, mark + Svg.cut(step.id(), LETTERS));
    svg.text("figure end", 100, top + 13, figure(step));
    bars(step, top + 18);
    svg.raw("</g>");
  }

  private void bars(StepRecord step, int top) {
    Instant start = step.startedAt().orElseThrow();
    Instant end = step.endedAt().orElse(window.to());
    svg.line("rail", 0, top + BAR, top + BAR);
    if (StepTimes.isGate(step)) {
      bar("people", start, end, top);
    } else if (StepTimes.askedAt(step).isPresent()) {
      Instant asked = StepTimes.askedAt(step).get();
      bar("theirs", asked, end, top);
      bar("ours", start, asked, top);
    } else {
      bar(step.state() == StepState.DEFERRED ? "deferred" : "ours", start, end, top);
    }
    if (step.state() == StepState.FAILED) {
      svg.text("failed-mark" + anchor(window.at(end), 4, 94), window.at(end), top + BAR, "\u2715");
    }
  }

  private void bar(String kind, Instant start, Instant end, int top) {
    double x = Math.min(window.at(start), 100 - THINNEST);
    double width = window.at(end) - x;
    if (width > 0.01 || !kind.equals("theirs")) {
      svg.bar(kind, x, Math.max(width, THINNEST), top, BAR);
    }
  }

  private String figure(StepRecord step) {
    String state =
        switch (step.state()) {
          case FAILED -> "failed ";
          case SKIPPED -> "skipped ";
          case DEFERRED -> "deferred ";
          case REVERTED -> "reverted ";
          default -> "";
        };
    String took = StepTimes.of(step).whole().map(Words::of).orElse("not over");
    return state + took;
  }

  private String told(StepRecord step) {
    StepTimes times = StepTimes.of(step);
    StringBuilder words = new StringBuilder(step.id() + ": " + step.title());
    times.ours().ifPresent(took -> words.append("; looking and asking ").append(Words.of(took)));
    times.theirs().ifPresent(took -> words.append("; waiting for AWS ").append(Words.of(took)));
    times.people().ifPresent(took -> words.append("; waiting for people ").append(Words.of(took)));
    return words.toString();
  }

  private String described() {
    StringBuilder words = new StringBuilder();
    signs.forEach(
        sign ->
            words
                .append(sign.name())
                .append(" at ")
                .append(Words.clock(sign.at()))
                .append(" UTC; "));
    words.append(Words.count(steps.size(), "step")).append(" drawn. ");
    if (!critical.isEmpty()) {
      words
          .append("What decided how long it took: ")
          .append(String.join(", ", critical))
          .append(". ");
    }
    return words.append("The table of steps has every figure.").toString();
  }

  private static String offset(Duration tick) {
    String words =
        Words.brief(tick.abs()).replace("m00s", "m").replace("h00m", "h").replace(".0s", "s");
    return tick.isNegative() ? "\u2212" + words : tick.isZero() ? "start" : "+" + words;
  }

  private static String anchor(double x, double low, double high) {
    return x < low ? "" : x > high ? " end" : " middle";
  }
}
