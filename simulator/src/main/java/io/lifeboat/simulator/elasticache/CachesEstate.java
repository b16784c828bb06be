package io.lifeboat.simulator.elasticache;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.GlobalCache;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The Global Datastores of the account. Guarded by the estate's lock. */
public final class CachesEstate {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

  final Estate estate;
  private final Map<String, Datastore> datastores = new TreeMap<>();

  /** One of them. */
  static final class Datastore {
    final GlobalCache spec;
    GlobalCache.Group primary;
    boolean isMoving;

    Datastore(GlobalCache spec) {
      this.spec = spec;
      this.primary = spec.groups().get(0);
    }

    boolean isIn(String region) {
      return spec.groups().stream().anyMatch(group -> group.region().equals(region));
    }
  }

  /** The datastores of the estate's world. */
  public CachesEstate(Estate estate) {
    this.estate = estate;
    estate.world().elasticache().forEach(spec -> datastores.put(spec.id(), new Datastore(spec)));
  }

  /** The region whose group takes writes. */
  public Optional<String> primaryRegion(String globalGroup) {
    return estate.look(() -> find(globalGroup).map(found -> found.primary.region()));
  }

  Optional<Datastore> find(String id) {
    return Optional.ofNullable(datastores.get(id));
  }

  Collection<Datastore> all() {
    return datastores.values();
  }

  void failOver(Datastore datastore, GlobalCache.Group target) {
    datastore.isMoving = true;
    estate.after(
        estate.roll("cache failover", datastore.spec.failover()), () -> arrive(datastore, target));
  }

  private void arrive(Datastore datastore, GlobalCache.Group target) {
    if (estate.faults().isGone(target.region())) {
      estate.after(TRY_AGAIN, () -> arrive(datastore, target));
      return;
    }
    boolean wasGone = estate.faults().isGone(datastore.primary.region());
    datastore.primary = target;
    datastore.isMoving = false;
    estate.happened(
        new Where(target.region(), "elasticache", "cache-promoted", datastore.spec.id()),
        "%s is the primary of %s%s"
            .formatted(
                target.id(),
                datastore.spec.id(),
                wasGone ? "; what the old one had not sent is lost" : ""));
  }
}
