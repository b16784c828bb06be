package io.lifeboat.plan.drawing;

import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.procedure.CriticalPath;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.step.Effect;
import io.lifeboat.plan.step.Gate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A procedure as a drawing of its own: SVG without anything from elsewhere, light or dark. */
public final class StepsSvg {
  private static final int WIDTH = 250;
  private static final int HEIGHT = 74;
  private static final int GAP = 26;
  private static final int DROP = 44;
  private static final int EDGE = 24;
  private static final int TOP = 78;
  private static final int LETTERS = 34;

  private final Procedure procedure;
  private final List<String> path;
  private final CriticalPath critical;
  private final Map<String, int[]> corners = new HashMap<>();
  private final int width;
  private final int height;
  private final StringBuilder svg = new StringBuilder();

  private StepsSvg(Procedure procedure) {
    this.procedure = procedure;
    this.critical = CriticalPath.of(procedure);
    this.path = critical.steps();
    List<List<String>> layers = Layers.of(procedure);
    int widest = layers.stream().mapToInt(List::size).max().orElse(1);
    this.width = Math.max(700, 2 * EDGE + widest * (WIDTH + GAP) - GAP);
    this.height = TOP + layers.size() * (HEIGHT + DROP) - DROP + 2 * EDGE + 16;
    place(layers);
  }

  /** A whole SVG document. */
  public static String of(Procedure procedure) {
    return new StepsSvg(procedure).drawn();
  }

  private void place(List<List<String>> layers) {
    for (int layer = 0; layer < layers.size(); layer++) {
      List<String> ids = layers.get(layer);
      int used = ids.size() * (WIDTH + GAP) - GAP;
      for (int at = 0; at < ids.size(); at++) {
        int x = (width - used) / 2 + at * (WIDTH + GAP);
        corners.put(ids.get(at), new int[] {x, TOP + layer * (HEIGHT + DROP)});
      }
    }
  }

  private String drawn() {
    svg.append(SvgStyle.head(width, height));
    text("heading", EDGE, 34, heading());
    text(
        "note",
        EDGE,
        56,
        "expected "
            + DurationText.format(critical.expected())
            + " and the time that people need; the thick line decides how long it takes");
    procedure.steps().forEach(this::lines);
    procedure.steps().forEach(this::box);
    text(
        "note",
        EDGE,
        height - 16,
        "red: point of no return - dashed: waits for people - dotted: goes on when the region does"
            + " not answer");
    return svg.append("</svg>\n").toString();
  }

  private String heading() {
    String mode = procedure.mode().toString();
    return mode.substring(0, 1).toUpperCase(Locale.ROOT)
        + mode.substring(1)
        + " "
        + procedure.name()
        + " from "
        + procedure.from()
        + " to "
        + procedure.to();
  }

  private void lines(ProcedureStep step) {
    for (String need : Direct.needs(procedure, step)) {
      boolean thick = path.contains(need) && path.contains(step.id());
      int[] from = corners.get(need);
      int[] to = corners.get(step.id());
      int x1 = from[0] + WIDTH / 2;
      int y1 = from[1] + HEIGHT;
      int x2 = to[0] + WIDTH / 2;
      int y2 = to[1] - 5;
      int bend = Math.max(18, (y2 - y1) / 2);
      add(
          "<path class=\"%s\" d=\"M%d %d C%d %d %d %d %d %d\" marker-end=\"url(#%s)\"/>",
          thick ? "line critical" : "line",
          x1,
          y1,
          x1,
          y1 + bend,
          x2,
          y2 - bend,
          x2,
          y2,
          thick ? "arrow-critical" : "arrow");
    }
  }

  private void box(ProcedureStep step) {
    int[] corner = corners.get(step.id());
    add("<g><title>%s</title>", escaped(step.id() + ": " + step.step().title()));
    add(
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\"/>",
        classOf(step), corner[0], corner[1], WIDTH, HEIGHT);
    List<String> title = Wrapped.lines(step.step().title(), LETTERS, 2);
    int y = corner[1] + (title.size() == 1 ? 31 : 23);
    for (String part : title) {
      text("title", corner[0] + 12, y, part);
      y += 17;
    }
    text("id", corner[0] + 12, corner[1] + HEIGHT - 12, Wrapped.cut(step.id(), 30));
    add(
        "<text class=\"time\" x=\"%d\" y=\"%d\">%s</text></g>",
        corner[0] + WIDTH - 12, corner[1] + HEIGHT - 12, timeOf(step));
  }

  private static String timeOf(ProcedureStep step) {
    return step.step() instanceof Gate ? "people" : DurationText.format(step.expected());
  }

  private String classOf(ProcedureStep step) {
    String kind = step.step() instanceof Gate ? " gate" : step.deferrable() ? " deferrable" : "";
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
