package io.lifeboat.simulator.backup;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.dynamodb.TablesEstate;
import io.lifeboat.simulator.world.BackupVault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The vaults of the account and what is restored from them. Guarded by the estate's lock. */
public final class BackupEstate {
  private static final Duration HELD_UP = Duration.ofSeconds(5);

  final Estate estate;
  private final TablesEstate tables;
  private final List<RecoveryPoint> points = new ArrayList<>();
  private final Map<String, RestoreJob> jobs = new LinkedHashMap<>();
  private final Map<String, RestoreJob> byToken = new HashMap<>();

  /** The vaults of the estate's world, and the tables that restores make. */
  public BackupEstate(Estate estate, TablesEstate tables) {
    this.estate = estate;
    this.tables = tables;
    for (BackupVault vault : estate.world().backup()) {
      vault.points().forEach(point -> points.add(recoveryPoint(vault, point)));
    }
  }

  boolean hasVault(String region, String name) {
    return estate.world().backup().stream()
        .anyMatch(vault -> vault.vault().equals(name) && vault.region().equals(region));
  }

  List<RecoveryPoint> in(String region, String vault) {
    return points.stream()
        .filter(point -> point.region().equals(region) && point.vault().vault().equals(vault))
        .toList();
  }

  Optional<RecoveryPoint> point(String region, String arn) {
    return points.stream()
        .filter(point -> point.region().equals(region) && point.arn().equals(arn))
        .findFirst();
  }

  Optional<RestoreJob> job(String region, String id) {
    return Optional.ofNullable(jobs.get(id)).filter(job -> job.point.region().equals(region));
  }

  Optional<RestoreJob> startedWith(String region, String token) {
    return Optional.ofNullable(byToken.get(region + " " + token));
  }

  RestoreJob start(RecoveryPoint point, Map<String, String> metadata, String token) {
    String id =
        "%08X-0000-4000-8000-%012d"
            .formatted(jobs.size() + 1, estate.pick("restore ids", 1_000_000_000_000L));
    RestoreJob job = new RestoreJob(id, point, metadata, estate.now());
    jobs.put(id, job);
    if (token != null) {
      byToken.put(point.region() + " " + token, job);
    }
    estate.after(estate.roll("restores", point.vault().restore()), () -> end(job));
    return job;
  }

  /** In a lost region nothing gets any further. */
  private void end(RestoreJob job) {
    String region = job.point.region();
    if (estate.faults().isGone(region)) {
      estate.after(HELD_UP, () -> end(job));
      return;
    }
    Optional<String> whyNot =
        tables.restore(job.point.spec().table(), job.target(), region, job.point.madeAt());
    job.end(whyNot, estate.now());
    estate.happened(
        new Where(region, "backup", "restore-ended", job.target()),
        whyNot
            .map(why -> "restore %s has failed: %s".formatted(job.id, why))
            .orElse("restore %s has made table %s".formatted(job.id, job.target())));
  }

  private RecoveryPoint recoveryPoint(BackupVault vault, BackupVault.Point point) {
    return new RecoveryPoint(
        vault,
        point,
        "arn:aws:backup:%s:%s:recovery-point:%08X-0000-4000-8000-000000000001"
            .formatted(vault.region(), estate.world().account(), points.size() + 1),
        "arn:aws:dynamodb:%s:%s:table/%s"
            .formatted(point.from(), estate.world().account(), point.table()),
        estate.now().minus(point.age()));
  }
}
