package io.lifeboat.plan.step;

/**
 * Instances of a function that are kept warm: Lambda's provisioned concurrency.
 *
 * @param alias an alias or a published version
 * @param instances how many; 0 keeps none warm
 */
public record WarmInstances(String alias, int instances) {
  public WarmInstances {
    Needed.name(alias, "the alias of a function that is kept warm");
    if (alias.equals("$LATEST")) {
      throw new IllegalArgumentException(
          "instances are kept warm for an alias or a published version, not for '" + alias + "'");
    }
    Needed.atLeast(0, instances, "the warm instances of alias " + alias);
  }
}
