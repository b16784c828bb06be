package io.lifeboat.plan.procedure;

import java.util.List;

/** What an application may be made of beside Aurora, ECS and Route 53. */
final class Capabilities {
  private static final List<Capability> ALL =
      List.of(
          new Accounts(),
          new RdsInstances(),
          new LogicalReplicas(),
          new Tables(),
          new Buckets(),
          new Caches(),
          new ServiceConfiguration(),
          new Functions(),
          new InstanceGroups(),
          new Work(),
          new Edge());

  private Capabilities() {}

  static void move(Draft draft, Move move) {
    ALL.forEach(one -> one.move(draft, move));
  }

  static void settle(Draft draft, Move move) {
    ALL.forEach(one -> one.settle(draft, move));
  }

  static void prepareHome(Draft draft, Move move) {
    ALL.forEach(one -> one.prepareHome(draft, move));
  }

  static void settleHome(Draft draft, Move move) {
    ALL.forEach(one -> one.settleHome(draft, move));
  }

  static void exercise(Draft draft, Move move) {
    ALL.forEach(one -> one.exercise(draft, move));
  }
}
