package io.lifeboat.activities.route53;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks a zone's own name servers: over the network, or inside a simulated world. */
public interface NameServers {
  /**
   * Asks every server once.
   *
   * @param servers the zone's delegation set, host names
   * @param name the record's full name
   * @param type A, AAAA or CNAME
   * @return for each server what it answered, in the order of {@code servers}
   */
  List<Answer> ask(List<String> servers, String name, String type);

  /** The addresses or names that a host name leads to now, as any resolver would give them. */
  Set<String> lookUp(String host, String type);

  /**
   * One server's answer.
   *
   * @param values the record's values; empty when the server did not answer
   */
  record Answer(String server, Optional<Set<String>> values) {}
}
