package io.lifeboat.plan.drawing;

/** How the drawing looks; it follows the reader's choice of light or dark. */
final class SvgStyle {
  private static final String STYLE =
      """
      <style>
        svg { background: #fff; --ink: #1b1f24; --soft: #5b6570; --line: #8b96a3; --box: #f6f8fa;
              --edge: #c3ccd6; --hot: #0b5cad; --stop: #c62828; --wait: #b26a00; }
        @media (prefers-color-scheme: dark) {
          svg { background: #14181d; --ink: #e8edf2; --soft: #a3b0bd; --line: #66727e;
                --box: #1f262d; --edge: #3b4651; --hot: #6cb2ff; --stop: #ff7b72; --wait: #f0b35a; } }
        text { font-family: system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: var(--ink); }
        .heading { font-size: 20px; font-weight: 600; }
        .note { font-size: 13px; fill: var(--soft); }
        .title { font-size: 13px; font-weight: 600; }
        .id { font-size: 11.5px; fill: var(--soft); font-family: ui-monospace, "DejaVu Sans Mono", monospace; }
        .time { font-size: 11.5px; text-anchor: end; }
        .box { fill: var(--box); stroke: var(--edge); stroke-width: 1.2; }
        .gate { stroke: var(--wait); stroke-width: 2; stroke-dasharray: 7 4; }
        .deferrable { stroke: var(--line); stroke-width: 1.6; stroke-dasharray: 2 3; }
        .final { stroke: var(--stop); stroke-width: 2.6; }
        .line { fill: none; stroke: var(--line); stroke-width: 1.4; }
        .critical { stroke: var(--hot); stroke-width: 3; }
        .tip { fill: var(--line); }
        .tip-critical { fill: var(--hot); }
      </style>
      <defs>
        <marker id="arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="tip" d="M0 0 8 4 0 8z"/></marker>
        <marker id="arrow-critical" viewBox="0 0 8 8" refX="5" refY="4" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto"><path class="tip-critical" d="M0 0 8 4 0 8z"/></marker>
      </defs>
      """;

  private SvgStyle() {}

  static String head(int width, int height) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">%n"
            .formatted(width, height, width, height)
            .replace(System.lineSeparator(), "\n")
        + STYLE;
  }
}
