package io.lifeboat.report.picture;

import java.util.Locale;

/** SVG text, escaped. Places across are per cent of the width, so that letters keep their size. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  Svg raw(String markup) {
    text.append(markup).append('\n');
    return this;
  }

  Svg line(String kind, double x, int top, int bottom) {
    return raw(
        "<line class=\"%s\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/>"
            .formatted(kind, percent(x), percent(x), top, bottom));
  }

  Svg bar(String kind, double x, double width, int top, int height) {
    return raw(
        "<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"/>"
            .formatted(kind, percent(x), top, percent(width), height));
  }

  Svg text(String kind, double x, int y, String words) {
    return raw(
        "<text class=\"%s\" x=\"%s\" y=\"%d\">%s</text>"
            .formatted(kind, percent(x), y, escaped(words)));
  }

  @Override
  public String toString() {
    return text.toString();
  }

  static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }

  /** Fit for text and for attributes; characters that XML forbids become a question mark. */
  static String escaped(String words) {
    StringBuilder clean = new StringBuilder();
    words.codePoints().map(Svg::allowed).forEach(clean::appendCodePoint);
    return clean
        .toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static int allowed(int point) {
    boolean isControl = point < 0x20 && point != '\t' && point != '\n' && point != '\r';
    boolean isNothing = point == 0xFFFE || point == 0xFFFF || (point >= 0xD800 && point < 0xE000);
    return isControl || isNothing ? '?' : point;
  }

  static String cut(String words, int letters) {
    return words.length() <= letters ? words : words.substring(0, letters - 1) + "\u2026";
  }
}
