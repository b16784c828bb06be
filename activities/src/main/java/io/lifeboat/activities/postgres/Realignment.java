package io.lifeboat.activities.postgres;

import io.lifeboat.activities.postgres.Alignment.Aligned;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PostgresServer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lets a server follow a writer of whose changes it lacks some: its tables are brought in line with
 * a moment of the writer's, and it follows from that moment on.
 *
 * @param target the writer
 * @param slot the one that the writer keeps changes in
 */
record Realignment(
    SqlServers servers,
    PostgresServer target,
    Region to,
    String publication,
    String subscription,
    String slot,
    Watch watch) {

  /** Does it; begun again, it begins from the start. */
  List<Aligned> carryOut(Sql behind, Sql writer, List<String> tables, Aside aside) {
    Publication.make(writer, publication, tables);
    refuseParts(writer);
    Following.drop(behind, subscription);
    Slot.drop(writer, slot);
    List<Aligned> aligned;
    try (Moment moment = servers.moment(target, to, slot, watch);
        Sql at = servers.open(target, to, watch)) {
      moment.showTo(at);
      aligned = new Alignment(at, behind, aside, watch).align(tables);
    }
    Following.begin(behind, servers.conninfo(target, to, watch), publication, subscription, slot);
    return aligned;
  }

  /** {@code organization (3 rows out, 4 in)}, or that nothing differed. */
  static String sentence(List<Aligned> aligned) {
    String changed =
        aligned.stream()
            .filter(Aligned::isChanged)
            .map(Aligned::sentence)
            .collect(Collectors.joining(", "));
    return changed.isEmpty() ? "no row differed" : "brought in line: " + changed;
  }

  /** {@code 3 rows of organization, 1 row of app_user}; empty when none was set aside. */
  static String kept(List<Aligned> aligned) {
    return aligned.stream()
        .map(Aligned::kept)
        .filter(kept -> kept.rows() > 0)
        .map(Aside.Kept::sentence)
        .collect(Collectors.joining(", "));
  }

  private void refuseParts(Sql writer) {
    if (writer.isTrue(
        "select exists(select from pg_publication_rel r join pg_publication p on p.oid = r.prpubid"
            + " where p.pubname = ? and (r.prqual is not null or r.prattrs is not null))",
        publication)) {
      throw new FinalFailure(
          FinalFailure.IMPOSSIBLE,
          "%s publishes only parts of tables in %s, which cannot be brought in line: do it by hand"
              .formatted(writer.server().host(), publication));
    }
  }
}
