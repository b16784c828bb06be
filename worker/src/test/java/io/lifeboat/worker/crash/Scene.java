package io.lifeboat.worker.crash;

import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.plan.step.Step;
import io.lifeboat.worker.crash.KillPoint.Phase;
import io.lifeboat.workflows.RunOrders;
import io.lifeboat.workflows.RunRequest;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Optional;

/** A kind of run: in which world it begins, what people do on its way, and how it must end. */
interface Scene {
  /** Such as {@code forced failover}. */
  String name();

  Example example();

  RunRequest request();

  /** The workflow that carries it out. */
  Class<? extends RunOrders> type();

  Verdict verdict();

  /** What happened before it, with nobody dying. */
  default Optional<Scene> before() {
    return Optional.empty();
  }

  /** What happens to the world right before it begins. */
  default void begin(SimulatedWorld world) {}

  /** What people do, and what the world does, when the run stands so; called again and again. */
  default void attend(WorkflowStub run, RunRecord record, SimulatedWorld world) {}

  /** Whether the run may wait for people. */
  default boolean mayPause() {
    return false;
  }

  /** A step that finds nothing to do in this world. */
  default boolean isDoneAlready(Step step) {
    return false;
  }

  /** Every mutation that happens in all. */
  default List<Mutation> mutations() {
    return places().effects(Phase.APPLY, Phase.CONFIRM);
  }

  /** Where users are served afterwards. */
  default String serving() {
    return procedure().to().name();
  }

  /** Whether the world looks afterwards as before everything. */
  default boolean isPutBack() {
    return false;
  }

  default Procedure procedure() {
    return request().procedure();
  }

  default KillPoints places() {
    return new KillPoints(procedure(), this::isDoneAlready);
  }
}
