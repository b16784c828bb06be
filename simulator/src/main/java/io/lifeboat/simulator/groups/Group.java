package io.lifeboat.simulator.groups;

import io.lifeboat.simulator.Spread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An Auto Scaling group in one region. Guarded by the estate's lock. */
final class Group {
  final String region;
  final String name;
  final Spread launch;
  final List<Instance> instances = new ArrayList<>();
  int min;
  int max;
  int desired;
  int launched;

  /** An instance, in service from a moment on, until it is told to go. */
  static final class Instance {
    final String id;
    final Instant inServiceFrom;
    boolean goes;

    Instance(String id, Instant inServiceFrom) {
      this.id = id;
      this.inServiceFrom = inServiceFrom;
    }

    boolean isInService(Instant now) {
      return !goes && !inServiceFrom.isAfter(now);
    }

    String state(Instant now) {
      if (goes) {
        return "Terminating";
      }
      return isInService(now) ? "InService" : "Pending";
    }
  }

  Group(String region, String name, Spread launch, int min, int max, int desired) {
    this.region = region;
    this.name = name;
    this.launch = launch;
    this.min = min;
    this.max = max;
    this.desired = desired;
  }

  /** Those that are to stay. */
  List<Instance> staying() {
    return instances.stream().filter(i -> !i.goes).toList();
  }

  int inService(Instant now) {
    return (int) instances.stream().filter(i -> i.isInService(now)).count();
  }
}
