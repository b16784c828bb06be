package io.lifeboat.simulator.rds;

/** What an instance of RDS can suffer from, so that nobody can write to it. */
public enum Illness {
  /** Its zone: RDS still calls it available; an instance in another zone would be well. */
  ZONE,

  /** RDS calls it failed, and cannot bring it back. */
  BEYOND_REPAIR
}
