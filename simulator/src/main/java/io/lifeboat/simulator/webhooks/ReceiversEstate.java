package io.lifeboat.simulator.webhooks;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.world.Receiver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The hosts that take messages, and what they took. Guarded by the estate's lock. */
public final class ReceiversEstate {
  final Estate estate;
  private final List<Taken> taken = new ArrayList<>();
  private final Map<String, String> alerts = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  /** The receivers of the estate's world. */
  public ReceiversEstate(Estate estate) {
    this.estate = estate;
  }

  /** What stands at a host. */
  public Optional<ReceiverApi> at(String host) {
    return estate.world().receivers().stream()
        .filter(each -> each.host().equals(host))
        .findFirst()
        .map(receiver -> new ReceiverApi(this, receiver));
  }

  /** What was taken so far, in order of time. */
  public List<Taken> taken() {
    return estate.look(() -> List.copyOf(taken));
  }

  /** PagerDuty's alerts by their key for de-duplication: triggered, acknowledged or resolved. */
  public Map<String, String> alerts() {
    return estate.look(() -> new TreeMap<>(alerts));
  }

  void take(Receiver from, String path, String body, boolean again) {
    taken.add(new Taken(estate.now(), from.host(), path, body, again));
  }

  Optional<String> alert(String key) {
    return Optional.ofNullable(alerts.get(key));
  }

  void alert(String key, String state) {
    alerts.put(key, state);
  }

  /** Whether a host sees this key for the first time. */
  boolean isNew(String host, String key) {
    return seen.add(host + " " + key);
  }
}
