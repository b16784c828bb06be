package io.lifeboat.simulator.rdsdata;

import java.time.Instant;
import java.util.List;

/** What a writer committed at one moment; done again on whatever follows it. */
sealed interface Change {
  /** When it was committed. */
  Instant at();

  /**
   * SQL that was run.
   *
   * @param values of the parameters, once for each time that it was run
   */
  record Run(Instant at, Sentence sentence, List<List<Object>> values) implements Change {}

  /** A made-up row, told by its number alone. */
  record Row(Instant at, String table, long number) implements Change {}
}
