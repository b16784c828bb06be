package io.lifeboat.simulator.rdsdata;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Where;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rdsdata.model.ResultSetOptions;

/** A caller at one writer. */
record Session(Estate estate, Volume volume, String region, String cluster) {

  /** What one run of a statement did. */
  record Done(int updated, Optional<Results> results) {}

  /** Runs a statement once for each set of values and commits; all of them or none. */
  List<Done> run(
      String operation,
      String sql,
      Sentence sentence,
      List<List<Object>> values,
      ResultSetOptions options) {
    Instant now = estate.now();
    MemoryDatabase rows = volume.rows(now);
    try {
      long before = sentence.isAboutTables() ? rows.shape() : 0;
      List<Done> done =
          rows.runAll(
              sentence, values, now, (ran, hasRows) -> done(ran, hasRows, sentence, options));
      if (sentence.writes()) {
        boolean reshaped = sentence.isAboutTables() && rows.shape() != before;
        volume.committed(new Change.Run(now, sentence, values));
        tell(operation, sql, done.stream().mapToInt(Done::updated).sum(), reshaped);
      }
      return done;
    } catch (SQLException refused) {
      throw SqlErrors.of(refused);
    }
  }

  private static Done done(
      PreparedStatement ran, boolean hasRows, Sentence sentence, ResultSetOptions options)
      throws SQLException {
    if (!hasRows) {
      return new Done(ran.getUpdateCount(), Optional.empty());
    }
    try (ResultSet found = ran.getResultSet()) {
      Results results = Results.read(found, options);
      int updated = sentence.writes() ? results.records().size() : 0;
      return new Done(updated, Optional.of(results));
    }
  }

  private void tell(String operation, String sql, int updated, boolean reshaped) {
    estate.mutated(
        new Where(region, "rds-data", operation, cluster),
        updated > 0 || reshaped,
        "%s: %d rows changed by %s".formatted(cluster, updated, Sentence.brief(sql)));
  }
}
