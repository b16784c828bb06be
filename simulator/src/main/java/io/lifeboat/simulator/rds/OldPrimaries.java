package io.lifeboat.simulator.rds;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Predicate;

/**
 * What becomes of a primary that was replaced while its region was gone: when the region returns it
 * is a writer like before, until Aurora notices, keeps a snapshot and rebuilds it as a secondary.
 */
final class OldPrimaries {
  /** Users whose resolvers still have the old answer do not get faster by a speed-up. */
  private static final Duration FIRST_WRITE = Duration.ofSeconds(10);

  private static final Duration LATER_WRITES = Duration.ofSeconds(30);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss").withZone(ZoneOffset.UTC);

  private final AuroraEstate aurora;
  private Predicate<String> writers = region -> false;

  OldPrimaries(AuroraEstate aurora) {
    this.aurora = aurora;
  }

  void writers(Predicate<String> anythingRuns) {
    this.writers = anythingRuns;
  }

  /** Its region never went, or came back. */
  void returned(Cluster old) {
    Duration rebuild = aurora.globalOf(old).orElseThrow().spec.rebuild();
    int visit = ++old.returns;
    aurora.estate.afterUnscaled(FIRST_WRITE, () -> maybeWrite(old, visit));
    aurora.estate.after(rebuild.dividedBy(2), () -> beginRebuild(old, rebuild.dividedBy(2)));
  }

  private void maybeWrite(Cluster old, int visit) {
    if (!isWriter(old) || visit != old.returns) {
      return;
    }
    boolean isThere = !aurora.estate.faults().isGone(old.region);
    if (isThere && aurora.isOpen(old) && writers.test(old.region)) {
      aurora.estate.warn(
          aurora.where(old, "write accepted"),
          "write accepted by the old primary %s in %s: it will be lost"
              .formatted(old.id, old.region));
    }
    aurora.estate.afterUnscaled(LATER_WRITES, () -> maybeWrite(old, visit));
  }

  private static boolean isWriter(Cluster old) {
    return old.isOldPrimary && old.status.equals("available");
  }

  void beginRebuild(Cluster old, Duration rest) {
    if (!isWriter(old)) {
      return;
    }
    if (aurora.estate.faults().isGone(old.region)) {
      return;
    }
    Instant now = aurora.estate.now();
    Snapshot kept =
        Snapshot.automatic(
            "rds:unplanned-global-failover-" + old.id + "-" + STAMP.format(now), old, now);
    aurora.snapshots.add(kept);
    aurora.tell(v -> v.kept(old.arn, kept.arn));
    old.status = "resetting";
    aurora.estate.happened(
        aurora.where(old, "snapshot"),
        "kept what was not replicated from " + old.id + " in " + kept.id);
    aurora.events.tell(old, "backup", "Created snapshot " + kept.id);
    aurora.estate.after(rest, () -> endRebuild(old));
  }

  private void endRebuild(Cluster old) {
    Global global = aurora.globalOf(old).orElse(null);
    if (global == null) {
      return;
    }
    if (aurora.estate.faults().isGone(old.region)) {
      aurora.estate.after(Duration.ofSeconds(30), () -> endRebuild(old));
      return;
    }
    old.isOldPrimary = false;
    old.status = "available";
    old.source = global.writer.arn;
    aurora.tell(v -> v.follows(old.arn, old.source));
    aurora.replication.refresh(global);
    aurora.estate.happened(
        aurora.where(old, "rebuilt"),
        old.id + " was rebuilt as a secondary of " + global.writer.id);
    aurora.events.tell(old, "global-failover", "Cluster was rebuilt as a secondary");
  }
}
