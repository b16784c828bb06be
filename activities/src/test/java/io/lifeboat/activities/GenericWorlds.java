package io.lifeboat.activities;

import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;

/** Worlds with what serves every kind of application. */
final class GenericWorlds {
  private static final String ACCOUNT =
      """
      account: "111122223333"
      seed: 20260701
      regions: [eu-central-1, eu-west-1]
      """;

  private GenericWorlds() {}

  /** Three documents: one that works, one whose second step fails, one that waits for nobody. */
  static World automation() {
    return read(
        """
        automation:
          - document: WarmCaches
            in: [eu-west-1]
            parameters: [Cluster, AutomationAssumeRole]
            steps:
              - {name: findCluster, takes: 2s..5s}
              - {name: warm, action: "aws:runCommand", takes: 60s..90s}
          - document: BreaksOff
            in: [eu-west-1]
            steps:
              - {name: first, takes: 2s}
              - {name: second, takes: 3s, fails: "the cache refused"}
              - {name: third, takes: 3s}
        """);
  }

  private static World read(String sections) {
    return WorldReader.parse(ACCOUNT + sections, "a world of this test");
  }
}
