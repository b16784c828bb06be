package io.lifeboat.report.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing that happened, as whoever recorded it knew it.
 *
 * @param sequence its number in the history it comes from, counted from 1
 * @param type what that history calls it
 * @param who the person, or the program, that did it
 * @param what a sentence
 * @param why the reason given, where one was
 * @param digests SHA-256, hex, of what is not told in full, by name
 */
public record AuditFact(
    long sequence,
    Instant time,
    String type,
    String who,
    String what,
    Optional<String> why,
    Map<String, String> digests) {
  public AuditFact {
    digests = new TreeMap<>(digests);
  }
}
