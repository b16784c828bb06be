package io.lifeboat.simulator;

import java.util.List;
import java.util.Optional;

/**
 * An authoritative answer.
 *
 * @param zone the name of the zone that answers, with final dot; empty when no zone has the name
 * @param soa the zone's SOA record, for negative answers
 */
public record Answer(Code code, List<Record> records, Optional<String> zone, Optional<Record> soa) {
  public Answer {
    records = List.copyOf(records);
  }

  /** The response code. */
  public enum Code {
    /** The name exists; without records, not for this type. */
    NOERROR,
    /** The zone has no such name. */
    NXDOMAIN,
    /** No zone here has the name. */
    REFUSED
  }

  /**
   * One resource record.
   *
   * @param name with final dot
   * @param ttl in seconds
   * @param value in presentation format
   */
  public record Record(String name, String type, long ttl, String value) {}
}
