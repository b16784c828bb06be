package io.lifeboat.simulator.rdsdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of SQL text. All pieces of a text in order are the text. */
record Token(Kind kind, String text) {
  enum Kind {
    /** A keyword or a plain name. */
    WORD,
    /** A named parameter such as {@code :id}. */
    PARAMETER,
    /** What is left as it is: a text, a quoted name, a cast. */
    QUOTED,
    /** White space and comments. */
    SPACE,
    /** One other character. */
    OTHER
  }

  private static final Pattern NEXT =
      Pattern.compile(
          "(?<SPACE>\\s+|--[^\\n]*|/\\*.*?\\*/)"
              + "|(?<QUOTED>'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|(\\$\\w*\\$).*?\\3|::|[0-9][\\w.]*)"
              + "|(?<PARAMETER>:[A-Za-z_]\\w*)"
              + "|(?<WORD>[A-Za-z_]\\w*)"
              + "|(?<OTHER>.)",
          Pattern.DOTALL);

  static List<Token> read(String sql) {
    List<Token> tokens = new ArrayList<>();
    Matcher next = NEXT.matcher(sql);
    while (next.find()) {
      for (Kind kind : Kind.values()) {
        if (next.group(kind.name()) != null) {
          tokens.add(new Token(kind, next.group()));
        }
      }
    }
    return tokens;
  }

  boolean is(String word) {
    return text.equalsIgnoreCase(word) && (kind == Kind.WORD || kind == Kind.OTHER);
  }

  boolean isSpace() {
    return kind == Kind.SPACE;
  }

  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }
}
