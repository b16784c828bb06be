package io.lifeboat.plan.procedure;

/**
 * The part that one kind of resource plays in the procedures. Steps are added without their needs
 * where {@link Precedence} gives them.
 */
interface Capability {
  /** In a move away from a region, and in the move home. */
  void move(Draft draft, Move move);

  /** When users are served: what the region that was left does from now on. */
  default void settle(Draft draft, Move move) {}

  /** Before a move home: what the region needs that was fenced or left behind. */
  default void prepareHome(Draft draft, Move move) {}

  /** At the end of a move home: what the region that is left keeps. */
  default void settleHome(Draft draft, Move move) {}

  /** In an isolated drill: what can be exercised or compared without touching production. */
  default void exercise(Draft draft, Move move) {}
}
