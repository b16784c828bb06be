package io.lifeboat.simulator.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** A table in one region. Guarded by the estate's lock. */
final class Replica {
  final String region;
  TableStatus status = TableStatus.ACTIVE;
  private final Map<List<AttributeValue>, Version> versions = new HashMap<>();

  Replica(String region) {
    this.region = region;
  }

  /** Takes a write from here or elsewhere; the last writer wins. */
  void take(List<AttributeValue> key, Version version) {
    versions.merge(key, version, (old, next) -> next.isAfter(old) ? next : old);
  }

  void takeAll(Replica other) {
    other.versions.forEach(this::take);
  }

  Optional<Map<String, AttributeValue>> item(List<AttributeValue> key) {
    return Optional.ofNullable(versions.get(key)).flatMap(Version::item);
  }

  Stream<Map<String, AttributeValue>> items() {
    return versions.values().stream().map(Version::item).flatMap(Optional::stream);
  }
}
