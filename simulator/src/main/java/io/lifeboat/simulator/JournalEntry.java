package io.lifeboat.simulator;

import java.time.Instant;

/**
 * One thing that happened in simulated AWS.
 *
 * @param number counts from 1
 * @param kind who did it: a caller, or AWS by itself
 * @param service such as {@code rds}
 * @param operation the API operation, such as {@code FailoverGlobalCluster}; for what AWS did by
 *     itself a name in lower case, such as {@code promoted}
 * @param resource the identifier of what changed
 * @param changed false when the call was accepted and everything was as asked before
 * @param sentence what happened, for people
 * @param caller who asked; {@code aws} for what AWS did by itself
 */
public record JournalEntry(
    long number,
    Instant at,
    Kind kind,
    String region,
    String service,
    String operation,
    String resource,
    boolean changed,
    String sentence,
    String caller) {

  /** Where an entry comes from. */
  public enum Kind {
    /** A mutation that a caller asked for and that was accepted. */
    MUTATION,
    /** Something that AWS did by itself. */
    HAPPENING,
    /** Harm that was done, such as writes accepted by an old primary. */
    WARNING
  }
}
