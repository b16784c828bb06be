package io.lifeboat.activities;

import io.lifeboat.activities.health.Prober;
import io.lifeboat.activities.route53.NameServers;
import java.util.List;

/** All actions: one for every step of the menu, except the gate, which the workflow keeps. */
public final class Actions {
  private Actions() {}

  /**
   * The list that workers serve.
   *
   * @param aws the way to AWS
   * @param prober how the application is asked
   * @param nameServers how DNS is asked
   */
  public static List<AwsAction<?>> all(AwsClients aws, Prober prober, NameServers nameServers) {
    return List.of();
  }
}
