package io.lifeboat.simulator.rdsdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One statement of PostgreSQL, in the words that the database behind the simulation has for it.
 *
 * @param sql with a question mark for each parameter
 * @param parameters the names of the parameters in the order of the question marks
 * @param verb the first word, in lower case
 * @param writes whether it may change something
 */
record Sentence(String sql, List<String> parameters, String verb, boolean writes) {
  private static final Set<String> READING =
      Set.of("select", "with", "values", "show", "explain", "table");
  private static final Set<String> WRITING =
      Set.of("insert", "update", "delete", "create", "alter", "drop", "truncate", "comment");
  private static final Set<String> TOO_RANDOM =
      Set.of("random", "gen_random_uuid", "uuid_generate_v4", "clock_timestamp");
  private static final Map<String, String> FUNCTIONS =
      Map.of("concat_ws", "pg_concat_ws", "now", "pg_now", "transaction_timestamp", "pg_now");
  private static final Map<String, String> NAMES =
      Map.of(
          "current_timestamp", "pg_now()",
          "localtimestamp", "cast(pg_now() as timestamp)",
          "current_date", "cast(pg_now() as date)");

  /**
   * Reads one statement.
   *
   * @throws software.amazon.awssdk.awscore.exception.AwsServiceException when it is none, or of a
   *     kind that is not simulated
   */
  static Sentence read(String sql) {
    List<Token> tokens = withoutEnd(Token.read(sql));
    String verb =
        tokens.stream().filter(t -> !t.isSpace()).findFirst().map(Token::lower).orElse("");
    if (!READING.contains(verb) && !WRITING.contains(verb)) {
      throw unknown(verb);
    }
    boolean counts = tokens.stream().anyMatch(t -> t.is("nextval") || t.is("setval"));
    boolean writes = WRITING.contains(verb) || counts;
    if (writes) {
      refuseWhatReplicasCannotRepeat(tokens);
    }
    List<String> names =
        tokens.stream()
            .filter(t -> t.kind() == Token.Kind.PARAMETER)
            .map(t -> t.text().substring(1))
            .toList();
    return new Sentence(
        returning(verb, withoutConflictTarget(spoken(tokens))), names, verb, writes);
  }

  /** Whether it changes tables rather than rows. */
  boolean isAboutTables() {
    return writes && !Set.of("insert", "update", "delete", "select").contains(verb);
  }

  private static RuntimeException unknown(String verb) {
    return verb.matches("begin|start|commit|rollback|set|call|do|copy|lock|merge|grant|revoke")
        ? DataFaults.notSimulated("SQL that begins with " + verb)
        : DataFaults.sql("syntax error at or near \"" + verb + "\"", "42601");
  }

  private static void refuseWhatReplicasCannotRepeat(List<Token> tokens) {
    tokens.stream()
        .filter(t -> t.kind() == Token.Kind.WORD && TOO_RANDOM.contains(t.lower()))
        .findFirst()
        .ifPresent(
            t -> {
              throw DataFaults.notSimulated("A change that uses " + t.lower() + "()");
            });
  }

  private static List<Token> withoutEnd(List<Token> tokens) {
    List<Token> rest = new ArrayList<>(tokens);
    while (!rest.isEmpty() && (last(rest).isSpace() || last(rest).is(";"))) {
      rest.remove(rest.size() - 1);
    }
    if (rest.stream().anyMatch(t -> t.is(";"))) {
      throw DataFaults.sql("cannot insert multiple commands into a prepared statement", "42601");
    }
    return rest;
  }

  private static Token last(List<Token> tokens) {
    return tokens.get(tokens.size() - 1);
  }

  private static List<Token> spoken(List<Token> tokens) {
    List<Token> spoken = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
      spoken.add(new Token(token.kind(), word(token, called)));
    }
    return spoken;
  }

  private static String word(Token token, boolean called) {
    if (token.kind() == Token.Kind.PARAMETER) {
      return "?";
    }
    return token.kind() == Token.Kind.WORD
        ? (called ? FUNCTIONS : NAMES).getOrDefault(token.lower(), token.text())
        : token.text();
  }

  /** H2 takes the conflict clause without the columns: whatever is unique. */
  private static List<Token> withoutConflictTarget(List<Token> tokens) {
    int conflict = indexOf("conflict", tokens);
    int opened = next(conflict, tokens);
    if (conflict < 0 || opened < 0 || !tokens.get(opened).is("(")) {
      return tokens;
    }
    int closed = opened;
    while (closed < tokens.size() && !tokens.get(closed).is(")")) {
      closed++;
    }
    List<Token> rest = new ArrayList<>(tokens.subList(0, opened));
    rest.addAll(tokens.subList(Math.min(closed + 1, tokens.size()), tokens.size()));
    return rest;
  }

  private static int next(int after, List<Token> tokens) {
    for (int i = after + 1; after >= 0 && i < tokens.size(); i++) {
      if (!tokens.get(i).isSpace()) {
        return i;
      }
    }
    return -1;
  }

  private static int indexOf(String word, List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is(word)) {
        return i;
      }
    }
    return -1;
  }

  private static String returning(String verb, List<Token> tokens) {
    int at =
        Set.of("insert", "update", "delete").contains(verb) ? indexOf("returning", tokens) : -1;
    if (at < 0) {
      return text(tokens);
    }
    return "select %s from %s table (%s)"
        .formatted(
            text(tokens.subList(at + 1, tokens.size())),
            verb.equals("delete") ? "old" : "final",
            text(tokens.subList(0, at)));
  }

  private static String text(List<Token> tokens) {
    return tokens.stream().map(Token::text).collect(Collectors.joining());
  }

  /** What the journal shows of it: no values, and not all of a long one. */
  static String brief(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ").replaceAll("'(?:[^']|'')*'", "'...'");
    return line.length() > 90 ? line.substring(0, 87) + "..." : line;
  }
}
