package io.lifeboat.report.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Iterator;

/**
 * A run's history as lines that hold on to each other: a header, a line for each fact, a seal. Each
 * line holds the hash of the one before, so none can be changed, taken out, put in or moved without
 * every later hash changing with it, and the seal counts them.
 */
public final class AuditTrail {
  private final Appendable to;
  private long number;
  private String last = AuditLine.NOTHING;

  private AuditTrail(Appendable to) {
    this.to = to;
  }

  /**
   * The seal's content.
   *
   * @param lines how many stand before the seal
   */
  record Seal(long lines, String hash) {}

  /**
   * Writes the whole trail, one fact at a time.
   *
   * @return the hash of the last line: kept elsewhere, it proves that the file was not written anew
   */
  public static String write(AuditHeader header, Iterator<AuditFact> facts, Appendable to)
      throws IOException {
    AuditTrail trail = new AuditTrail(to);
    trail.add(AuditLine.HEADER, header);
    while (facts.hasNext()) {
      trail.add(AuditLine.FACT, facts.next());
    }
    trail.add(AuditLine.SEAL, new Seal(trail.number, trail.last));
    return trail.last;
  }

  private void add(String kind, Object content) throws IOException {
    JsonNode line = AuditLine.of(++number, last, kind, content);
    last = line.path("hash").asText();
    to.append(AuditLine.canonical(line)).append('\n');
  }
}
