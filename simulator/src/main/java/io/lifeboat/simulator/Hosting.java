package io.lifeboat.simulator;

import io.lifeboat.simulator.ecs.EcsEstate;
import io.lifeboat.simulator.lambda.LambdaEstate;
import io.lifeboat.simulator.world.Web.App;
import java.util.Optional;

/** What applications run on in a region, and whether that bears them. */
final class Hosting {
  private final EcsEstate ecs;
  private final LambdaEstate lambda;

  Hosting(EcsEstate ecs, LambdaEstate lambda) {
    this.ecs = ecs;
    this.lambda = lambda;
  }

  /** Why nothing answers for an application in a region; empty when enough does. */
  Optional<Trouble> whyNot(String region, App app) {
    return app.lambda() == null
        ? tasks(region, app)
        : lambda.whyNot(region, app.lambda(), app.enough()).flatMap(Trouble::unavailable);
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
