package io.lifeboat.worker.crash;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.plan.step.OpenAurora;
import io.lifeboat.plan.step.OpenEcs;
import io.lifeboat.plan.step.ScaleEcs;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.WriteMarker;
import io.lifeboat.worker.crash.KillPoint.Phase;
import io.lifeboat.workflows.DrillRequest;
import io.lifeboat.workflows.DrillWorkflow;
import io.lifeboat.workflows.RunOrders;
import io.lifeboat.workflows.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** There and back again, each move a run of its own. */
record FullDrill(Example example) implements Scene {
  private static final Set<Class<? extends Step>> IDLE =
      Set.of(OpenAurora.class, OpenEcs.class, ScaleEcs.class, WriteMarker.class);

  @Override
  public String name() {
    return "full drill";
  }

  @Override
  public RunRequest request() {
    return new DrillRequest(
        example.plan(),
        Optional.of(DrillDepth.FULL),
        Optional.empty(),
        Optional.empty(),
        "night shift",
        "a quarterly drill");
  }

  @Override
  public Class<? extends RunOrders> type() {
    return DrillWorkflow.class;
  }

  @Override
  public Verdict verdict() {
    return Verdict.PASSED;
  }

  @Override
  public List<Mutation> mutations() {
    List<Mutation> all = new ArrayList<>(there().effects(Phase.APPLY, Phase.CONFIRM));
    all.addAll(back().effects(Phase.APPLY, Phase.CONFIRM));
    // The table of the markers is there since the way there; only a row is written.
    all.add(new Mutation("ExecuteStatement", procedure().to().name(), ""));
    return all;
  }

  @Override
  public String serving() {
    return procedure().from().name();
  }

  @Override
  public boolean isPutBack() {
    return true;
  }

  private KillPoints there() {
    Region from = procedure().from();
    Region to = procedure().to();
    return new KillPoints(
        FailoverProcedure.derive(example.plan(), from, to, Mode.GRACEFUL), step -> false);
  }

  /** Nothing was fenced, and nothing at home was made smaller. */
  private KillPoints back() {
    RecoveryPlan plan = example.plan();
    Procedure back = FailbackProcedure.derive(plan, procedure().to(), procedure().from());
    return new KillPoints(back, step -> IDLE.contains(step.getClass()));
  }
}
