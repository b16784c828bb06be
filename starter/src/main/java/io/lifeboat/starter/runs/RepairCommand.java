package io.lifeboat.starter.runs;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.starter.options.Derivable;
import io.lifeboat.starter.options.PlanParameter;
import io.lifeboat.starter.options.RepairOptions;
import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.RepairRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code repair}: starts the repair of one database. */
@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    description = {
      "Repairs one database where it is; the application moves nowhere.",
      "An RDS instance is failed over to its standby; when that is impossible or has not helped, its",
      "read replica is promoted; when there is none, its latest snapshot is restored in another region.",
      "With --snapshot that snapshot takes the instance's place, and the schema version is shown before",
      "and after. An Aurora cluster is failed over to a reader of its region."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat repair examples/atlas-crm.yaml --database crm --reason \"no connections\" --wait",
      "  ./lifeboat repair examples/atlas-crm.yaml --database crm --snapshot before-migration --reason \"...\""
    })
public final class RepairCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PlanParameter plan;
  @Mixin private RepairOptions repair;
  @Mixin private Who who;
  @Mixin private Starting starting;

  public RepairCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    starting.check();
    RecoveryPlan read = plan.plan();
    RepairRequest request = repair.request(read, who.name(), who.reason());
    Derivable.check(request);
    return starting.carryOut(terminal, request);
  }
}
