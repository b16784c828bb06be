package io.lifeboat.starter.runs;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.options.Derivable;
import io.lifeboat.starter.options.KnownRegions;
import io.lifeboat.starter.options.PlanParameter;
import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.RollbackRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rollback}: starts putting back what an ended run did, or a service's release. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = {
      "Puts back what an ended move did, or takes back one service's release.",
      "The move's steps are put back in reverse order, where no point of no return was passed. With",
      "--service an earlier task definition is deployed, and waited for until it is stable.",
      "A move that is under way is rolled back by ./lifeboat roll-back RUN."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat rollback examples/eu-web-shop.yaml --reason \"the standby is too slow\" --wait",
      "  ./lifeboat rollback examples/eu-web-shop.yaml --service checkout --reason \"release 42 is broken\""
    })
public final class RollbackCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PlanParameter plan;
  @Mixin private Who who;
  @Mixin private Starting starting;

  @Option(
      names = "--run",
      paramLabel = "RUNID",
      description = "Temporal's run id of the ended move (default: the newest).")
  private Optional<String> runId;

  @Option(
      names = "--service",
      paramLabel = "SERVICE",
      description = "The plan's name of the service to take back, instead of a move.")
  private Optional<String> service;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "With --service: where it runs (default: the plan's primary).")
  private Optional<String> region;

  @Option(
      names = "--task-definition",
      paramLabel = "FAMILY:REVISION",
      description = "With --service: what to go back to (default: the one before the present).")
  private Optional<String> taskDefinition;

  public RollbackCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    starting.check();
    checkTogether();
    RecoveryPlan read = plan.plan();
    Optional<RollbackRequest.Release> release = service.map(name -> release(read, name));
    RollbackRequest request = new RollbackRequest(read, runId, release, who.name(), who.reason());
    release.ifPresent(back -> Derivable.check(request));
    return starting.carryOut(terminal, request);
  }

  private RollbackRequest.Release release(RecoveryPlan plan, String name) {
    return new RollbackRequest.Release(
        name,
        region.map(code -> KnownRegions.of(plan, code)).orElse(plan.regions().primary()),
        taskDefinition);
  }

  private void checkTogether() {
    if (service.isPresent() && runId.isPresent()) {
      throw Refusal.wrongInput("--service and --run are two different rollbacks: give one of them");
    }
    if (service.isEmpty() && (region.isPresent() || taskDefinition.isPresent())) {
      throw Refusal.wrongInput("--region and --task-definition belong to --service: name it");
    }
  }
}
