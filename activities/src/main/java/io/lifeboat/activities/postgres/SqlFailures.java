package io.lifeboat.activities.postgres;

import static io.lifeboat.plan.action.FinalFailure.ACCESS_DENIED;
import static io.lifeboat.plan.action.FinalFailure.NOT_FOUND;

import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.PostgresServer;
import java.sql.SQLException;
import java.util.List;

/**
 * What PostgreSQL's errors mean, by their SQLSTATE; the first line that fits is the meaning.
 * Source: PostgreSQL's manual, appendix A.
 */
record SqlFailures(PostgresServer server, Region region) {
  /** The name under which a refusal stands in histories. */
  static final String REFUSED = "RefusedByPostgres";

  private enum Kind {
    SILENT,
    AGAIN,
    DENIED,
    ABSENT,
    REFUSED
  }

  private record Meaning(String states, Kind kind) {}

  private static final List<Meaning> MEANINGS =
      List.of(
          new Meaning("08...", Kind.SILENT),
          // Shutting down, starting, out of connections, a deadlock, in use, waited too long.
          new Meaning("57P0.|57014|53...|40...|55006|55P03", Kind.AGAIN),
          new Meaning("28...|42501", Kind.DENIED),
          new Meaning("3D000|42P01|42704", Kind.ABSENT),
          new Meaning(".*", Kind.REFUSED));

  /** The failure that says what the error means; it quotes what the server said. */
  RuntimeException translate(SQLException error) {
    return translate(error.getSQLState(), String.valueOf(error.getMessage()), error);
  }

  /** The same without a word of the server's, which may quote a secret. */
  RuntimeException translateSecretly(SQLException error) {
    return translate(
        error.getSQLState(), "its words are not shown, since they may hold a password", null);
  }

  private RuntimeException translate(String state, String said, Throwable cause) {
    String code = state == null ? "" : state;
    String words = said.replaceAll("\\s+", " ").strip();
    return switch (kind(code)) {
      case SILENT -> new RegionUnreachable(region, "PostgreSQL at " + server.host(), cause);
      case AGAIN ->
          new TryAgain("%s is not ready (%s: %s)".formatted(server.host(), code, words), cause);
      case DENIED ->
          new FinalFailure(
              ACCESS_DENIED,
              "%s does not allow it (%s: %s); check the user of secret %s, then retry"
                  .formatted(server.host(), code, words, server.secret()));
      case ABSENT ->
          new FinalFailure(
              NOT_FOUND,
              "%s does not have it (%s: %s); correct the plan or the database"
                  .formatted(server.host(), code, words));
      case REFUSED ->
          new FinalFailure(REFUSED, "%s refused (%s: %s)".formatted(server.host(), code, words));
    };
  }

  private static Kind kind(String code) {
    return MEANINGS.stream()
        .filter(meaning -> code.matches(meaning.states()))
        .findFirst()
        .orElseThrow()
        .kind();
  }
}
