package io.lifeboat.report.picture;

import io.lifeboat.report.TrendPoint;
import io.lifeboat.report.Words;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the measured recovery times went from run to run, against the objective. */
public final class Sparkline {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 96;
  private static final int EDGE = 12;

  private Sparkline() {}

  /**
   * An SVG element that takes its colours from the page.
   *
   * @param points oldest first; those without a figure are left out
   */
  public static String of(List<TrendPoint> points, Duration objective) {
    List<TrendPoint> measured = points.stream().filter(p -> p.rto().isPresent()).toList();
    double highest =
        1.4
            * Math.max(
                objective.toMillis(),
                measured.stream().mapToLong(p -> p.rto().orElseThrow().toMillis()).max().orElse(1));
    Svg svg = new Svg();
    svg.raw(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sparkline\" role=\"img\" aria-labelledby=\"trend-title trend-desc\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
            .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT));
    svg.raw("<title id=\"trend-title\">RTO from run to run</title>");
    svg.raw(
        "<desc id=\"trend-desc\">%s</desc>".formatted(Svg.escaped(described(measured, objective))));
    double goal = y(objective, highest);
    svg.raw(line("goal", EDGE, goal, WIDTH - EDGE, goal));
    svg.raw(
        String.format(
            Locale.ROOT,
            "<text class=\"goal-label\" x=\"%d\" y=\"%.1f\">objective %s</text>",
            EDGE,
            goal - 6,
            Svg.escaped(Words.of(objective))));
    draw(svg, measured, highest);
    return svg.raw("</svg>").toString();
  }

  private static void draw(Svg svg, List<TrendPoint> measured, double highest) {
    StringBuilder path = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    for (int i = 0; i < measured.size(); i++) {
      double x =
          measured.size() == 1
              ? WIDTH / 2.0
              : EDGE + (WIDTH - 2.0 * EDGE) * i / (measured.size() - 1);
      double y = y(measured.get(i).rto().orElseThrow(), highest);
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : " L", x, y));
      dots.append(
          String.format(
              Locale.ROOT,
              "<circle class=\"dot%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%d\"/>%n",
              measured.get(i).isThis() ? " now" : "",
              x,
              y,
              measured.get(i).isThis() ? 5 : 3));
    }
    if (!measured.isEmpty()) {
      svg.raw("<path class=\"course\" d=\"" + path + "\"/>").raw(dots.toString().strip());
    }
  }

  private static double y(Duration value, double highest) {
    return HEIGHT - EDGE - (HEIGHT - 2.0 * EDGE) * value.toMillis() / highest;
  }

  private static String line(String kind, double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
        kind,
        x1,
        y1,
        x2,
        y2);
  }

  private static String described(List<TrendPoint> measured, Duration objective) {
    return "Objective %s. Measured, oldest first: %s."
        .formatted(
            Words.of(objective),
            measured.isEmpty()
                ? "nothing"
                : measured.stream()
                    .map(p -> Words.of(p.rto().orElseThrow()))
                    .collect(Collectors.joining(", ")));
  }
}
