package io.lifeboat.simulator;

/** How a lost region behaves. */
public enum Loss {
  /** Connections are accepted, or vanish, and nothing is ever answered. */
  BLACK_HOLE,
  /** Connections are refused at once. */
  REFUSE,
  /** Everything still works, after a long delay. */
  SLOW
}
