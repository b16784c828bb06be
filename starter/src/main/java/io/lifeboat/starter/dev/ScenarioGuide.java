package io.lifeboat.starter.dev;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.simulator.world.Scenario;
import io.lifeboat.simulator.world.Scenario.Deed;
import io.lifeboat.simulator.world.Scenario.Meanwhile;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A scenario as lines to copy, one after the other. */
record ScenarioGuide(Path plan, RecoveryPlan read, URI simulator) {
  List<String> of(Scenario scenario) {
    List<String> lines = new ArrayList<>();
    scenario.before().forEach(deed -> lines.add(line(deed)));
    lines.add(lifeboat(scenario.command()) + " --wait");
    for (Meanwhile moment : scenario.meanwhile()) {
      lines.add("# in another terminal, when it is at '%s':".formatted(moment.when()));
      moment.then().forEach(deed -> lines.add(line(deed)));
    }
    lines.add("# it ends " + scenario.ends() + "; what it changes is in journal.txt of the folder");
    scenario
        .afterwards()
        .forEach(
            shown -> {
              lines.add("# afterwards this answers '%s':".formatted(shown.answers()));
              lines.add(order(shown.look()));
            });
    lines.add("# a gate that opens is approved so, by each of those whom 'status' names:");
    lines.add(
        "./lifeboat approve %s --by NAME --reason \"as the scenario says\""
            .formatted(read.application()));
    return lines;
  }

  private String line(Deed deed) {
    if (deed.aws() != null) {
      return "AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x aws --endpoint-url %s %s"
          .formatted(simulator, deed.aws());
    }
    return deed.lifeboat() != null ? lifeboat(deed.lifeboat()) : order(deed);
  }

  private String order(Deed deed) {
    StringBuilder line =
        new StringBuilder("curl -X POST -G %s/_simulator/%s".formatted(simulator, deed.path()));
    deed.parameters()
        .forEach(
            (name, value) ->
                line.append(
                    " --data-urlencode '%s=%s'".formatted(name, value.replace("'", "'\\''"))));
    return line.toString();
  }

  private String lifeboat(String words) {
    return "./lifeboat " + words.replace("PLAN", plan.toString());
  }
}
