package io.lifeboat.simulator.kms;

import io.lifeboat.simulator.world.KmsKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.kms.model.KeyState;

/** A key with its replicas: one material, a state in each region. */
final class StoredKey {
  final KmsKey world;
  private final Map<String, KeyState> states = new LinkedHashMap<>();
  private String primary;
  private boolean isMoving;

  StoredKey(KmsKey world) {
    this.world = world;
    this.primary = world.regions().get(0);
    world
        .regions()
        .forEach(
            region ->
                states.put(
                    region, KeyState.fromValue(world.states().getOrDefault(region, "Enabled"))));
  }

  String id() {
    return world.id();
  }

  boolean isMultiRegion() {
    return id().startsWith("mrk-");
  }

  boolean isIn(String region) {
    return states.containsKey(region);
  }

  List<String> regions() {
    return List.copyOf(states.keySet());
  }

  String primary() {
    return primary;
  }

  /** While its primary moves, a key that is enabled says that it is being updated. */
  KeyState state(String region) {
    KeyState own = states.get(region);
    return isMoving && own == KeyState.ENABLED ? KeyState.UPDATING : own;
  }

  void set(String region, KeyState state) {
    states.put(region, state);
  }

  boolean isUsable(String region) {
    return states.get(region) == KeyState.ENABLED;
  }

  void beginMove() {
    isMoving = true;
  }

  void endMove(String region) {
    isMoving = false;
    primary = region;
  }

  boolean isNamed(String id) {
    return id.equals(id()) || Optional.ofNullable(world.alias()).filter(id::equals).isPresent();
  }
}
