package io.lifeboat.worker.crash;

/** Keeps the answer of one mutation's next call back, after its effect. */
final class LostAnswer {
  private final SimulatedWorld world;
  private final Mutation mutation;
  private final long before;
  private String hold;
  private boolean isOver;

  LostAnswer(SimulatedWorld world, Mutation mutation) {
    this.world = world;
    this.mutation = mutation;
    this.before = count();
    this.hold = world.holdAfter(mutation);
  }

  /** Whether the mutation has taken place since. */
  boolean isEffectThere() {
    return count() > before;
  }

  /**
   * Whether the answer is held, after waiting a second at most. A call that changes another
   * resource is let go, and the next one held in its place.
   */
  boolean isHeld() {
    if (!world.isHolding(hold())) {
      return false;
    }
    if (isEffectThere()) {
      return true;
    }
    holdAnother();
    return false;
  }

  /** It never comes back. */
  synchronized void drop() {
    isOver = true;
    world.drop(hold);
  }

  private synchronized String hold() {
    return hold;
  }

  private synchronized void holdAnother() {
    if (!isOver) {
      String held = hold;
      hold = world.holdAfter(mutation);
      world.release(held);
    }
  }

  private long count() {
    return world.mutations().stream().filter(entry -> Journal.isOf(mutation, entry)).count();
  }
}
