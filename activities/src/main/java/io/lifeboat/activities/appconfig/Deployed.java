package io.lifeboat.activities.appconfig;

import io.lifeboat.activities.appconfig.FlagStore.Profile;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;
import software.amazon.awssdk.services.appconfig.model.DeploymentSummary;

/**
 * What a region has deployed of a profile. While AppConfig bakes a deployment everybody has it
 * already, and its alarms may take it back.
 *
 * @param all the deployments, the newest first
 */
record Deployed(FlagStore store, Profile profile, List<DeploymentSummary> all) {
  private static final Set<DeploymentState> WITH_EVERYBODY =
      EnumSet.of(DeploymentState.BAKING, DeploymentState.COMPLETE);
  private static final Set<DeploymentState> ON_ITS_WAY =
      EnumSet.of(
          DeploymentState.VALIDATING, DeploymentState.DEPLOYING, DeploymentState.ROLLING_BACK);

  static Optional<Deployed> read(FlagStore store, String path) {
    return store
        .find(path)
        .map(profile -> new Deployed(store, profile, store.deployments(profile)));
  }

  /** The version that everybody has; empty when none was ever deployed. */
  Optional<Integer> version() {
    return all.stream()
        .filter(each -> WITH_EVERYBODY.contains(each.state()))
        .findFirst()
        .map(Deployed::version);
  }

  /** The newest deployment while not everybody has it. */
  Optional<DeploymentSummary> onItsWay() {
    return all.stream().limit(1).filter(each -> ON_ITS_WAY.contains(each.state())).findFirst();
  }

  /** The newest one that is there or comes. */
  Optional<DeploymentSummary> newest() {
    return all.stream()
        .filter(each -> WITH_EVERYBODY.contains(each.state()) || ON_ITS_WAY.contains(each.state()))
        .findFirst();
  }

  boolean isBaking() {
    return all.stream().limit(1).anyMatch(each -> each.state() == DeploymentState.BAKING);
  }

  Contents contents(int version) {
    return store.read(profile, version);
  }

  /** Whether one of its versions has said so, deployed or not. */
  boolean everSaid(Contents contents) {
    return store.versions(profile).stream()
        .anyMatch(version -> contents(version).isSameAs(contents));
  }

  static int version(DeploymentSummary deployment) {
    return Integer.parseInt(deployment.configurationVersion());
  }
}
