package io.lifeboat.activities.elasticache;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.checks.Look;
import io.lifeboat.activities.checks.Seen;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.AskElastiCache;
import io.lifeboat.plan.health.Sight;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroupMember;

/** Sees whether a Global Datastore takes writes where the users are, and follows elsewhere. */
public final class LookAtElastiCache implements Look<AskElastiCache> {
  private final AwsClients aws;

  public LookAtElastiCache(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<AskElastiCache> check() {
    return AskElastiCache.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(new IamNeed(Datastore.DESCRIBE, "who takes writes, and who follows"));
  }

  @Override
  public Seen at(AskElastiCache check, Watch watch) {
    Map<String, Double> described = Map.of("described", 1.0);
    Optional<Datastore> store = Datastore.read(aws, check.region(), check.globalGroup(), watch);
    Optional<GlobalReplicationGroupMember> here = store.flatMap(found -> found.in(check.region()));
    if (here.isEmpty()) {
      return check.serving()
          ? Seen.bad("is gone: it has no member here", described)
          : Seen.good("is not kept here", described);
    }
    if (check.serving() && !store.get().isPrimaryIn(check.region())) {
      return Seen.bad("takes no writes here: " + store.get().places(), described);
    }
    String status = String.valueOf(here.get().status());
    return status.equals("associated")
        ? Seen.good(check.serving() ? "takes writes" : "follows", described)
        : new Seen(Sight.WORN, "is " + status, described);
  }
}
