package io.lifeboat.activities;

/**
 * One permission that an action cannot do without.
 *
 * @param permission the IAM action, such as {@code rds:FailoverGlobalCluster}
 * @param why what the action does with it
 */
public record IamNeed(String permission, String why) {}
