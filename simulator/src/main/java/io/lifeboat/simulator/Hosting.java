package io.lifeboat.simulator;

import io.lifeboat.simulator.ecs.EcsEstate;
import io.lifeboat.simulator.groups.GroupsEstate;
import io.lifeboat.simulator.lambda.LambdaEstate;
import io.lifeboat.simulator.world.Web.App;
import java.util.List;
import java.util.Optional;

/** What applications run on in a region, and whether that bears them. */
final class Hosting {
  private final EcsEstate ecs;
  private final LambdaEstate lambda;
  private final GroupsEstate groups;

  Hosting(EcsEstate ecs, LambdaEstate lambda, GroupsEstate groups) {
    this.ecs = ecs;
    this.lambda = lambda;
    this.groups = groups;
  }

  /** Why nothing answers for an application in a region; empty when enough does. */
  Optional<Trouble> whyNot(String region, App app) {
    if (app.lambda() != null) {
      return lambda.whyNot(region, app.lambda(), app.enough()).flatMap(Trouble::unavailable);
    }
    return app.group() == null ? tasks(region, app) : instances(region, app);
  }

  /** What the environment of its tasks holds; empty where it runs on something else. */
  List<String> settings(String region, App app) {
    return app.service() == null ? List.of() : ecs.settings(region, app.service());
  }

  private Optional<Trouble> instances(String region, App app) {
    int there = groups.inService(region, app.group());
    return there < app.enough()
        ? Trouble.unavailable(
            "%d of at least %d instances are in service".formatted(there, app.enough()))
        : Optional.empty();
  }

  private Optional<Trouble> tasks(String region, App app) {
    Optional<String> revision = ecs.brokenBy(region, app.service());
    if (revision.isPresent()) {
      return revision.map(Trouble::broken);
    }
    int running = ecs.running(region, app.service());
    return running < app.enough()
        ? Trouble.unavailable("%d of at least %d tasks run".formatted(running, app.enough()))
        : Optional.empty();
  }
}
