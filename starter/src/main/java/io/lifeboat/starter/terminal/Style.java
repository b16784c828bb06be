package io.lifeboat.starter.terminal;

import java.util.Map;

/**
 * How one stream may be written on: whether it is a terminal, may be coloured, and knows signs
 * beyond ASCII.
 */
public record Style(boolean isTerminal, boolean hasColours, boolean hasSigns) {
  /** A pipe or a file: plain words. */
  public static final Style PLAIN = new Style(false, false, false);

  private static final String RESET = "\u001b[0m";

  static Style of(boolean terminal, Map<String, String> environment) {
    boolean colourless =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || "dumb".equals(environment.get("TERM"));
    return new Style(terminal, terminal && !colourless, terminal && isUtf8(environment));
  }

  public String bold(String text) {
    return paint("1", text);
  }

  public String dim(String text) {
    return paint("2", text);
  }

  public String good(String text) {
    return paint("32", text);
  }

  public String bad(String text) {
    return paint("31", text);
  }

  public String attention(String text) {
    return paint("33", text);
  }

  /** The first where signs beyond ASCII can be shown, else the second. */
  public String sign(String sign, String ascii) {
    return hasSigns ? sign : ascii;
  }

  private String paint(String code, String text) {
    return hasColours && !text.isEmpty() ? "\u001b[" + code + "m" + text + RESET : text;
  }

  private static boolean isUtf8(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value.toUpperCase(java.util.Locale.ROOT).replace("-", "").contains("UTF8");
      }
    }
    return false;
  }
}
