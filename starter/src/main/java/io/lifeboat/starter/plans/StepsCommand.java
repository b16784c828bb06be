package io.lifeboat.starter.plans;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.options.Derivable;
import io.lifeboat.starter.options.MoveOptions;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.options.PlanParameter;
import io.lifeboat.starter.options.RepairOptions;
import io.lifeboat.starter.report.WrittenFile;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.DrillRequest;
import io.lifeboat.workflows.FailbackRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code steps}: what a run of a plan would do, in order. */
@Command(
    name = "steps",
    mixinStandardHelpOptions = true,
    description = "Shows what a run would do, in order, without doing any of it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat steps examples/eu-web-shop.yaml",
      "  ./lifeboat steps examples/eu-web-shop.yaml --mode graceful --format mermaid",
      "  ./lifeboat steps examples/eu-web-shop.yaml --procedure failback",
      "  ./lifeboat steps examples/eu-web-shop.yaml --procedure drill --depth isolated",
      "  ./lifeboat steps examples/atlas-crm.yaml --procedure repair --database crm",
      "  ./lifeboat steps examples/eu-web-shop.yaml --format svg --write failover.svg"
    })
public final class StepsCommand implements Callable<Integer> {
  /** The procedures that can be derived. */
  enum Kind {
    FAILOVER,
    FAILBACK,
    DRILL,
    REPAIR
  }

  private final Terminal terminal;

  @Mixin private PlanParameter plan;
  @Mixin private MoveOptions move;
  @Mixin private RepairOptions repair;
  @Mixin private Output output;

  @Option(
      names = "--procedure",
      paramLabel = "NAME",
      defaultValue = "failover",
      description = "Which procedure: failover (default), failback, drill or repair.")
  private Kind kind;

  @Option(
      names = "--depth",
      paramLabel = "DEPTH",
      description = "With --procedure drill: check, isolated or full (default: as the plan says).")
  private Optional<DrillDepth> depth;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json, mermaid or svg (default: text; json with --output json).")
  private Optional<StepsFormat> format;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Where to write it (default: stdout).")
  private Optional<Path> file;

  public StepsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RecoveryPlan read = plan.plan();
    if (kind != Kind.REPAIR && repair.isGiven()) {
      throw Refusal.wrongInput(
          "--database, --region and --snapshot belong to --procedure repair: give it with them");
    }
    Procedure procedure = procedure(read);
    String text = form().draw(procedure);
    file.ifPresentOrElse(path -> write(path, text), () -> terminal.out().print(text));
    return ExitCode.DONE;
  }

  private Procedure procedure(RecoveryPlan plan) {
    return switch (kind) {
      case FAILOVER -> move.failover(plan);
      case FAILBACK ->
          Derivable.check(
              new FailbackRequest(plan, move.fromIfGiven(plan), move.toIfGiven(plan), "", ""));
      case DRILL ->
          Derivable.check(
              new DrillRequest(plan, depth, move.fromIfGiven(plan), move.toIfGiven(plan), "", ""));
      case REPAIR -> Derivable.check(repair.request(plan, "", ""));
    };
  }

  private StepsFormat form() {
    return format.orElse(output.isJson() ? StepsFormat.JSON : StepsFormat.TEXT);
  }

  private void write(Path path, String text) {
    terminal.tell("wrote " + WrittenFile.write(path, text));
  }
}
