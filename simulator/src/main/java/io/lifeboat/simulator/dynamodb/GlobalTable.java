package io.lifeboat.simulator.dynamodb;

import io.lifeboat.simulator.world.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table in all its regions. Guarded by the estate's lock. */
final class GlobalTable {
  final Table spec;
  final Instant created;
  final Map<String, Replica> replicas = new TreeMap<>();
  Duration lag;

  GlobalTable(Table spec, Instant created) {
    this.spec = spec;
    this.created = created;
    this.lag = spec.lag();
    spec.in().forEach(region -> replicas.put(region, new Replica(region)));
  }

  Optional<Replica> in(String region) {
    return Optional.ofNullable(replicas.get(region));
  }

  /** The names of the key attributes, the hash key first. */
  List<String> key() {
    return Stream.of(spec.key().hash(), spec.key().range())
        .flatMap(part -> part.keySet().stream())
        .toList();
  }

  /** The type of a key attribute. */
  String type(String attribute) {
    return spec.key().hash().getOrDefault(attribute, spec.key().range().get(attribute));
  }

  List<AttributeValue> keyOf(Map<String, AttributeValue> item) {
    List<AttributeValue> values = new ArrayList<>();
    key().forEach(name -> values.add(item.get(name)));
    return values;
  }
}
