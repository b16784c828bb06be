package io.lifeboat.activities.rds;

import java.util.Optional;
import java.util.Set;

/** What a fence closes and opens, a cluster or an instance, as its region shows it. */
public interface Guarded {
  /** Its identifier. */
  String id();

  /** Its ARN, by which it is tagged. */
  String arn();

  /** The groups it has or is getting, without those that are on their way out. */
  Set<String> securityGroups();

  /** Whether a change of the groups is still being carried out. */
  boolean isChangingGroups();

  /** The value of one of its tags; an empty text when it has none. */
  Optional<String> tag(String key);
}
