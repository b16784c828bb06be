package io.lifeboat.worker;

import io.lifeboat.activities.Actions;
import io.lifeboat.activities.AwsAction;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.OnFailure;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.reading.Finding;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.step.Step;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.ManualTime;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A plan that is shipped, and what a forced move out of its primary region asks for. */
record Shipped(String name) {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final Map<String, List<ProcedureStep>> FOUND = new ConcurrentHashMap<>();

  static Stream<Shipped> all() {
    return Stream.of(
            "health-events",
            "eu-web-shop",
            "three-regions",
            "us-platform",
            "transactions",
            "atlas-crm")
        .map(Shipped::new);
  }

  @Override
  public String toString() {
    return name;
  }

  RecoveryPlan plan() {
    return PlanReader.read(name, text(".yaml")).plan().orElseThrow();
  }

  World world() {
    return WorldReader.parse(text(".world.yaml"), name);
  }

  /** Where a move goes when us-east-1 cannot be asked for anything. */
  Region to() {
    return plan().regions().standby().stream()
        .filter(region -> !region.name().equals("us-east-1"))
        .findFirst()
        .orElseThrow();
  }

  /** Whether the plan says that moving its users may need a control plane. */
  boolean isAccepted() {
    return text(".yaml").contains("flip: records") || text(".yaml").contains("flip: distribution");
  }

  /** What `validate` says of us-east-1 while the plan does not accept it. */
  List<Finding> warnings() {
    String unaccepted = text(".yaml").replaceAll(",? *flip: (records|distribution)", "");
    return PlanReader.read(name, unaccepted).findings().stream()
        .filter(finding -> finding.what().contains("us-east-1"))
        .toList();
  }

  /** The primary region is gone, and us-east-1's control planes with it. */
  void lose(SimulatedAws aws) {
    aws.faults().lose(plan().regions().primary().name(), Loss.BLACK_HOLE);
    aws.faults().loseControlPlane("us-east-1");
  }

  /** The steps that could not even be looked at, of those that a forced move cannot do without. */
  List<ProcedureStep> outOfReach() {
    return FOUND.computeIfAbsent(name, unknown -> look());
  }

  private List<ProcedureStep> look() {
    ManualTime time = new ManualTime(Instant.parse("2026-03-01T03:00:00Z"));
    SimulatedAws aws = SimulatedAws.of(world(), time.clock());
    aws.clock().wait(Duration.ofMinutes(10));
    List<AwsAction<?>> actions = Actions.all(new SimulatedEstate(aws).connections());
    lose(aws);
    try {
      return FailoverProcedure.derive(plan(), plan().regions().primary(), to(), Mode.FORCED)
          .steps()
          .stream()
          .filter(step -> !step.deferrable() && step.onFailure() != OnFailure.CONTINUE)
          .filter(step -> isSilent(step.step(), actions, new Passing(aws, time)))
          .toList();
    } finally {
      aws.postgres().close();
    }
  }

  private static boolean isSilent(Step step, List<AwsAction<?>> actions, Watch watch) {
    return actions.stream()
        .filter(action -> action.step().isInstance(step))
        .anyMatch(action -> isSilent(step, action, watch));
  }

  private static boolean isSilent(Step step, AwsAction<?> action, Watch watch) {
    @SuppressWarnings("unchecked") // the action carries out the step that it names
    RecoveryAction<Step> carried = (RecoveryAction<Step>) action;
    try {
      carried.inspect(step, new StepCall("shop", "run", "step", "in test", Map.of()), watch);
      return false;
    } catch (RegionUnreachable silent) {
      return true;
    }
  }

  /** Time that passes when somebody waits. */
  private record Passing(SimulatedAws aws, ManualTime time) implements Watch {
    @Override
    public Instant now() {
      return time.now();
    }

    @Override
    public int attempt() {
      return 1;
    }

    @Override
    public void pause(Duration duration) {
      aws.clock().wait(duration);
    }

    @Override
    public void report(String progress) {}
  }

  private String text(String kind) {
    try {
      return Files.readString(EXAMPLES.resolve(name + kind));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
