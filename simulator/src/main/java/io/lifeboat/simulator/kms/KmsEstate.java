package io.lifeboat.simulator.kms;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Where;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All keys of the account. Guarded by the estate's lock. */
public final class KmsEstate {
  private static final Duration AGAIN = Duration.ofSeconds(10);

  final Estate estate;
  private final List<StoredKey> keys;

  /** The keys of the estate's world. */
  public KmsEstate(Estate estate) {
    this.estate = estate;
    this.keys = estate.world().kms().stream().map(StoredKey::new).toList();
  }

  /**
   * Whether services may encrypt and decrypt with a key in a region. Keys that the world does not
   * name, such as AWS's own, are always fine.
   *
   * @param id an id, an alias or an ARN of either; null for AWS's own key
   */
  public boolean isUsable(String region, String id) {
    if (id == null || keys.stream().noneMatch(key -> key.isNamed(plain(id)))) {
      return true;
    }
    return find(region, id).filter(key -> key.isUsable(region)).isPresent();
  }

  /** The key that an id, an alias or an ARN of either means in a region. */
  Optional<StoredKey> find(String region, String id) {
    boolean isElsewhere = id.startsWith("arn:") && !id.contains(":kms:" + region + ":");
    return keys.stream()
        .filter(key -> !isElsewhere && key.isIn(region) && key.isNamed(plain(id)))
        .findFirst();
  }

  List<StoredKey> in(String region) {
    return keys.stream().filter(key -> key.isIn(region)).toList();
  }

  String arn(StoredKey key, String region) {
    return "arn:aws:kms:%s:%s:key/%s".formatted(region, estate.world().account(), key.id());
  }

  /** Moves a key's primary, which takes a while and needs both regions. */
  void move(StoredKey key, String to) {
    key.beginMove();
    estate.after(estate.roll("key update", key.world.updating()), () -> arrive(key, to));
  }

  private void arrive(StoredKey key, String to) {
    if (estate.faults().isGone(key.primary()) || estate.faults().isGone(to)) {
      estate.after(AGAIN, () -> arrive(key, to));
      return;
    }
    key.endMove(to);
    estate.happened(
        new Where(to, "kms", "primary-moved", key.id()),
        "%s has its primary in %s".formatted(key.id(), to));
  }

  private static String plain(String id) {
    return id.replaceAll("^arn:aws:kms:[^:]*:[^:]*:(key/)?", "");
  }
}
