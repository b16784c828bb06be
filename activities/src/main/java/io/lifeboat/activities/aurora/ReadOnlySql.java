package io.lifeboat.activities.aurora;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a statement only reads, as far as its words tell: one {@code select}, without any word
 * that changes something. A function of the database's own is not looked into.
 */
public final class ReadOnlySql {
  private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");
  private static final Pattern CHANGES =
      Pattern.compile(
          "\\b(insert|update|delete|merge|into|for\\s+(?:no\\s+key|key|share)|nextval|setval|set_config"
              + "|lo_\\w+|dblink\\w*|pg_(?!prewarm\\b)\\w+)\\b");
  private static final Pattern HIDES = Pattern.compile(";|--|/\\*|\\$");

  private ReadOnlySql() {}

  /** Why it is refused; empty when it only reads. */
  public static Optional<String> whyNot(String statement) {
    String plain =
        QUOTED
            .matcher(statement.strip().replaceFirst(";$", ""))
            .replaceAll("''")
            .toLowerCase(Locale.ROOT);
    if (!plain.matches("(?s)select\\b.*")) {
      return Optional.of("it does not begin with select");
    }
    Matcher hidden = HIDES.matcher(plain);
    if (hidden.find()) {
      return Optional.of("it holds " + hidden.group());
    }
    Matcher change = CHANGES.matcher(plain);
    return change.find() ? Optional.of("it holds the word " + change.group()) : Optional.empty();
  }
}
