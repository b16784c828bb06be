package io.lifeboat.simulator.secrets;

import io.lifeboat.simulator.Spread;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.secretsmanager.model.StatusType;

/** A secret as one region has it: a primary, a replica, or one that stands alone. */
final class StoredSecret {
  final String region;
  final String name;
  final Spread replication;
  final Map<String, Replica> replicas = new TreeMap<>();
  private final Map<String, SecretVersion> versions = new LinkedHashMap<>();
  private final String kmsKey;
  private final Instant created;
  private Instant changed;
  private Optional<String> primaryRegion = Optional.empty();

  /** How far a replica has come; every change of the primary counts the generation up. */
  record Replica(StatusType status, String message, String kmsKey, int generation) {}

  StoredSecret(String region, String name, String kmsKey, Spread replication, Instant created) {
    this.region = region;
    this.name = name;
    this.kmsKey = kmsKey;
    this.replication = replication;
    this.created = created;
    this.changed = created;
  }

  String kmsKey() {
    return kmsKey;
  }

  Instant created() {
    return created;
  }

  Instant changed() {
    return changed;
  }

  boolean isReplica() {
    return primaryRegion.isPresent();
  }

  boolean isReplicaOf(String primary) {
    return primaryRegion.filter(primary::equals).isPresent();
  }

  Optional<String> primaryRegion() {
    return primaryRegion;
  }

  void follow(String primary) {
    primaryRegion = Optional.of(primary);
  }

  void standAlone() {
    primaryRegion = Optional.empty();
  }

  List<SecretVersion> versions() {
    return List.copyOf(versions.values());
  }

  Optional<SecretVersion> version(String id) {
    return Optional.ofNullable(versions.get(id));
  }

  Optional<SecretVersion> at(String stage) {
    return versions.values().stream().filter(version -> version.isAt(stage)).findFirst();
  }

  /** A stage belongs to one version; what was current becomes the previous one. */
  void put(SecretVersion added, Instant now) {
    if (added.isAt(SecretVersion.CURRENT)) {
      at(SecretVersion.CURRENT)
          .ifPresent(
              old -> {
                versions.replaceAll((id, v) -> v.without(List.of(SecretVersion.PREVIOUS)));
                versions.put(old.id(), old.with(SecretVersion.PREVIOUS));
              });
    }
    versions.replaceAll((id, version) -> version.without(List.copyOf(added.stages())));
    versions.put(added.id(), added);
    versions.values().removeIf(version -> version.stages().isEmpty());
    changed = now;
  }

  /** Takes over what the primary had. */
  void copy(List<SecretVersion> all, Instant now) {
    versions.clear();
    all.forEach(version -> versions.put(version.id(), version));
    changed = now;
  }
}
