package io.lifeboat.simulator.appconfig;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Spread;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.appconfig.ProfileState.Version;
import io.lifeboat.simulator.world.AppConfigProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;

/** The configuration profiles of the account and their deployments. Guarded by the lock. */
public final class FlagsEstate {
  /** A deployment at once takes its moment all the same. */
  private static final Spread AT_ONCE = Spread.seconds(3, 8);

  final Estate estate;
  final List<ProfileState> profiles = new ArrayList<>();

  /** By region, application's and environment's id. */
  private final Map<String, List<DeploymentRecord>> deployments = new TreeMap<>();

  /** Builds what the world says: what a region has was deployed long ago. */
  public FlagsEstate(Estate estate) {
    this.estate = estate;
    for (AppConfigProfile spec : estate.world().appconfig()) {
      spec.in().forEach((region, text) -> build(new ProfileState(spec, region), text));
    }
  }

  private void build(ProfileState profile, String text) {
    profiles.add(profile);
    if (!text.isEmpty()) {
      String type = text.startsWith("{") ? "application/json" : "text/plain";
      profile.versions.add(new Version(SdkBytes.fromString(text, StandardCharsets.UTF_8), type));
      DeploymentRecord done = record(profile, 1, Strategy.AT_ONCE);
      done.state = DeploymentState.COMPLETE;
      done.completedAt = estate.now();
    }
  }

  private DeploymentRecord record(ProfileState profile, int version, Strategy strategy) {
    List<DeploymentRecord> all = in(profile.region, profile.application(), profile.environment());
    DeploymentRecord next =
        new DeploymentRecord(all.size() + 1, profile, version, strategy, estate.now());
    all.add(next);
    return next;
  }

  List<DeploymentRecord> in(String region, String application, String environment) {
    return deployments.computeIfAbsent(
        region + " " + application + " " + environment, key -> new ArrayList<>());
  }

  /** Begins to deploy a version. */
  DeploymentRecord deploy(ProfileState profile, int version, Strategy strategy) {
    DeploymentRecord begun = record(profile, version, strategy);
    Duration takes =
        strategy.minutes() == 0
            ? estate.roll("flags", AT_ONCE)
            : Duration.ofMinutes(strategy.minutes());
    estate.after(takes, () -> advance(begun, DeploymentState.DEPLOYING, DeploymentState.BAKING));
    estate.after(
        takes.plusMinutes(strategy.bake()),
        () -> advance(begun, DeploymentState.BAKING, DeploymentState.COMPLETE));
    return begun;
  }

  private void advance(DeploymentRecord deployment, DeploymentState from, DeploymentState to) {
    if (deployment.state == from) {
      deployment.state = to;
      deployment.completedAt = to == DeploymentState.COMPLETE ? estate.now() : null;
      estate.happened(
          new Where(
              deployment.profile.region,
              "appconfig",
              "deployment " + to,
              deployment.profile.spec.profile()),
          "deployment %d of %s is %s"
              .formatted(deployment.number, deployment.profile.spec.profile(), to));
    }
  }

  Optional<ProfileState> profile(String region, String application, String id) {
    return profiles.stream()
        .filter(each -> each.region.equals(region))
        .filter(each -> each.application().equals(application) && each.id().equals(id))
        .findFirst();
  }
}
