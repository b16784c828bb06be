package io.lifeboat.worker.crash;

/**
 * One mutation of AWS.
 *
 * @param operation as AWS names it
 * @param region where
 * @param resource the end of the changed resource's name; empty where the plan does not know it
 */
record Mutation(String operation, String region, String resource) {
  @Override
  public String toString() {
    String of = resource.isEmpty() ? "" : " of " + resource;
    return operation + of + " in " + region;
  }
}
