package io.lifeboat.activities.rds;

import io.lifeboat.plan.Region;
import java.util.Set;

/** The way to something that a fence closes and opens. */
public interface Door {
  /** Where it is. */
  Region region();

  /** How it stands now. */
  Guarded read();

  /** Asks AWS to give it these security groups and no others. */
  void put(Set<String> groups);
}
