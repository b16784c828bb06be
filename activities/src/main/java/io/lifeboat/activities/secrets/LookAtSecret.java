package io.lifeboat.activities.secrets;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.checks.Look;
import io.lifeboat.activities.checks.Seen;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.AskSecret;
import io.lifeboat.plan.health.Sight;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees whether a secret is there with a value, and replicated as it should be. Its value is never
 * read.
 */
public final class LookAtSecret implements Look<AskSecret> {
  private final AwsClients aws;

  public LookAtSecret(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<AskSecret> check() {
    return AskSecret.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(new IamNeed(SecretCopy.DESCRIBE, "which version a region has; never its value"));
  }

  @Override
  public Seen at(AskSecret check, Watch watch) {
    Map<String, Double> described = Map.of("described", 1.0);
    Optional<SecretCopy> copy = SecretCopy.read(aws, check.region(), check.secret(), watch);
    if (copy.isEmpty()) {
      return Seen.bad("is not there", described);
    }
    SecretCopy here = copy.get();
    if (here.isDeleted() || here.version().isEmpty()) {
      return Seen.bad(here.isDeleted() ? "is being deleted" : "has no current value", described);
    }
    return here.replicas().entrySet().stream()
        .filter(replica -> replica.getValue().isFailed())
        .findFirst()
        .map(
            failed ->
                new Seen(
                    Sight.WORN,
                    "is not replicated to %s: %s"
                        .formatted(failed.getKey(), failed.getValue().message()),
                    described))
        .orElseGet(() -> Seen.good("is there, version " + here.shortVersion(), described));
  }
}
