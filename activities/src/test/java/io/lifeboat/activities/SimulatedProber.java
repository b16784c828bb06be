package io.lifeboat.activities;

import io.lifeboat.activities.health.Prober;
import io.lifeboat.activities.health.Reply;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.simulator.Page;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.Viewer;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** The simulated web, asked without a network; every question is a new user's. */
record SimulatedProber(SimulatedAws aws) implements Prober {
  @Override
  public Reply ask(Probe probe, Watch watch) {
    URI url = URI.create(probe.url());
    Instant asked = watch.now();
    Page page = aws.web().get(url.getHost(), url.getPath(), Viewer.named("user-" + asked));
    Optional<String> region =
        page.body().contains("\"region\":\"")
            ? Optional.of(page.body().split("\"region\":\"")[1].split("\"")[0])
            : Optional.empty();
    String trouble = page.kind() == Page.Kind.ANSWERED ? "" : page.body();
    return new Reply(page.status(), region, trouble, page.delay(), asked.plus(page.delay()));
  }
}
