package io.lifeboat.plan.drawing;

import io.lifeboat.plan.procedure.CriticalPath;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.step.Effect;
import io.lifeboat.plan.step.Gate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A procedure as a drawing of its own: SVG without anything from elsewhere, light or dark. */
public final class StepsSvg {
  private static final int HEIGHT = 92;
  private static final int DROP = 42;
  private static final int EDGE = 24;
  private static final int TOP = 78;
  private static final int LETTERS = 29;
  private static final int NARROWEST = 760;

  private final Procedure procedure;
  private final CriticalPath critical;
  private final Layers layers;
  private final Map<String, Integer> middles = new HashMap<>();
  private final Map<String, Integer> tops = new HashMap<>();
  private final StringBuilder svg = new StringBuilder();

  private StepsSvg(Procedure procedure) {
    this.procedure = procedure;
    this.critical = CriticalPath.of(procedure);
    this.layers = Layers.of(procedure);
    Layout.of(layers).forEach((name, x) -> middles.put(name, EDGE + (int) Math.round(x)));
    for (int row = 0; row < layers.rows().size(); row++) {
      int top = TOP + row * (HEIGHT + DROP);
      layers.rows().get(row).forEach(name -> tops.put(name, top));
    }
  }

  /** A whole SVG document. */
  public static String of(Procedure procedure) {
    return new StepsSvg(procedure).drawn();
  }

  private String drawn() {
    int bottom = TOP + layers.rows().size() * (HEIGHT + DROP) - DROP;
    svg.append(SvgStyle.head(width(), bottom + 2 * EDGE));
    text("heading", EDGE, 34, Heading.of(procedure));
    text("note", EDGE, 56, note());
    layers.lines().stream().sorted(Comparator.comparing(this::isCritical)).forEach(this::line);
    procedure.steps().forEach(this::box);
    text("note", EDGE, bottom + 32, legend());
    return svg.append("</svg>\n").toString();
  }

  private int width() {
    int right =
        middles.entrySet().stream()
            .mapToInt(m -> m.getValue() + Layout.width(m.getKey()) / 2)
            .max()
            .orElse(0);
    return Math.max(NARROWEST, right + EDGE);
  }

  private String note() {
    return Heading.expected(procedure) + "; the thick line decides how long it takes";
  }

  private String legend() {
    return Heading.promise(procedure)
        .orElse(
            "red: no way back from there; dashed: waits for people; dotted: the run does not wait"
                + " for it");
  }

  private boolean isCritical(List<String> line) {
    int upper = critical.steps().indexOf(line.get(0));
    return upper >= 0 && critical.steps().indexOf(line.get(line.size() - 1)) == upper + 1;
  }

  private void line(List<String> line) {
    String from = line.get(0);
    StringBuilder way = new StringBuilder();
    way.append("M%d %d".formatted(middles.get(from), tops.get(from) + HEIGHT));
    int y = tops.get(from) + HEIGHT;
    int x = middles.get(from);
    for (String next : line.subList(1, line.size())) {
      boolean passes = Layers.isLinePlace(next);
      int toX = middles.get(next);
      int toY = tops.get(next) - (passes ? 0 : 5);
      int bend = (toY - y) / 2;
      way.append(" C%d %d %d %d %d %d".formatted(x, y + bend, toX, toY - bend, toX, toY));
      x = toX;
      y = passes ? tops.get(next) + HEIGHT : toY;
      if (passes) {
        way.append(" V%d".formatted(y));
      }
    }
    String mark = isCritical(line) ? "-critical" : "";
    add(
        "<path class=\"line%s\" d=\"%s\" marker-end=\"url(#arrow%s)\"/>",
        isCritical(line) ? " critical" : "", way, mark);
  }

  private void box(ProcedureStep step) {
    int left = middles.get(step.id()) - Layout.BOX / 2;
    int top = tops.get(step.id());
    add("<g><title>%s</title>", escaped(step.id() + ": " + step.step().title()));
    add(
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\"/>",
        classOf(step), left, top, Layout.BOX, HEIGHT);
    title(step, left + 12, top);
    text("id", left + 12, top + HEIGHT - 12, Wrapped.cut(step.id(), 29));
    add(
        "<text class=\"time\" x=\"%d\" y=\"%d\">%s</text></g>",
        left + Layout.BOX - 12, top + HEIGHT - 12, Times.of(step));
  }

  private void title(ProcedureStep step, int left, int top) {
    List<String> lines = Wrapped.lines(step.step().title(), LETTERS, 3);
    int y = top + 23 + (3 - lines.size()) * 6;
    for (String line : lines) {
      text("title", left, y, line);
      y += 17;
    }
  }

  private static String classOf(ProcedureStep step) {
    boolean beside = step.deferrable() || step.part() != ProcedureStep.Part.WORK;
    String kind = step.step() instanceof Gate ? " gate" : beside ? " deferrable" : "";
    boolean isFinal = step.step().effect() == Effect.POINT_OF_NO_RETURN;
    return "box" + kind + (isFinal ? " final" : "");
  }

  private void text(String kind, int x, int y, String words) {
    add("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", kind, x, y, escaped(words));
  }

  private void add(String format, Object... words) {
    svg.append(format.formatted(words)).append('\n');
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
