package io.lifeboat.simulator.rds;

/** What an instance of RDS can suffer from, so that nobody can write to it. */
public enum Illness {
  /** Its zone: RDS still calls it available; an instance in another zone would be well. */
  ZONE,

  /**
   * What it has stored, on its standby too: RDS still calls it available, and a failover does not
   * help.
   */
  CORRUPT,

  /** RDS calls it failed, and cannot bring it back. */
  BEYOND_REPAIR
}
