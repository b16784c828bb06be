package io.lifeboat.simulator.dynamodb;

import static io.lifeboat.simulator.dynamodb.DynamoDbErrors.invalid;
import static io.lifeboat.simulator.dynamodb.DynamoDbErrors.notSimulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an expression, read one after another. */
final class Words {
  private static final Pattern WORD =
      Pattern.compile("\\s*([#:]?[A-Za-z0-9_]+|<>|<=|>=|[=<>(),+-])\\s*");
  private static final String END = "the end";

  private final String text;
  private final List<String> words = new ArrayList<>();
  private int at;

  Words(String text) {
    this.text = text;
    Matcher matcher = WORD.matcher(text);
    int position = 0;
    while (position < text.length()) {
      if (!matcher.find(position) || matcher.start() != position) {
        throw notSimulated("\"" + text.substring(position) + "\" in the expression " + text);
      }
      words.add(matcher.group(1));
      position = matcher.end();
    }
  }

  boolean isAtEnd() {
    return at == words.size();
  }

  String peek() {
    return isAtEnd() ? END : words.get(at);
  }

  String next() {
    String word = peek();
    at++;
    return word;
  }

  /** Passes over a word, in whatever case, when it stands here. */
  boolean skip(String word) {
    boolean isHere = peek().toUpperCase(Locale.ROOT).equals(word);
    at += isHere ? 1 : 0;
    return isHere;
  }

  void need(String word) {
    if (!skip(word)) {
      throw unexpected();
    }
  }

  RuntimeException unexpected() {
    return invalid(
        "Invalid expression: Syntax error; token: \"%s\", near: \"%s\"".formatted(peek(), text));
  }
}
