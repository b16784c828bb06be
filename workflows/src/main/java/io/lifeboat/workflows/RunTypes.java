package io.lifeboat.workflows;

import io.lifeboat.workflows.events.EventWorkflow;
import io.lifeboat.workflows.events.EventWorkflowImpl;
import io.lifeboat.workflows.events.IntakeWorkflow;
import io.lifeboat.workflows.events.IntakeWorkflowImpl;
import io.lifeboat.workflows.events.OccurrenceWorkflow;
import io.lifeboat.workflows.events.OccurrenceWorkflowImpl;
import io.lifeboat.workflows.monitor.HealthWorkflow;
import io.lifeboat.workflows.monitor.HealthWorkflowImpl;
import io.lifeboat.workflows.monitor.IncidentWorkflow;
import io.lifeboat.workflows.monitor.IncidentWorkflowImpl;
import io.lifeboat.workflows.monitor.MonitorWorkflow;
import io.lifeboat.workflows.monitor.MonitorWorkflowImpl;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.EncodedValues;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkflowImplementationOptions;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Every kind of run that a worker carries out. */
public final class RunTypes {
  /** Input that cannot be read ends a run at once; an error of this program does not. */
  private static final WorkflowImplementationOptions FAILING_AT_ONCE =
      WorkflowImplementationOptions.newBuilder()
          .setFailWorkflowExceptionTypes(DataConverterException.class)
          .build();

  private RunTypes() {}

  /** Registers all of them; whoever registers activities does so beside it. */
  public static void register(Worker worker, FailoverSettings settings) {
    add(worker, settings, FailoverWorkflow.class, FailoverWorkflowImpl::new);
    add(worker, settings, FailbackWorkflow.class, FailbackWorkflowImpl::new);
    add(worker, settings, DrillWorkflow.class, DrillWorkflowImpl::new);
    add(worker, settings, RollbackWorkflow.class, RollbackWorkflowImpl::new);
    add(worker, settings, RepairWorkflow.class, RepairWorkflowImpl::new);
    add(worker, settings, MarkWorkflow.class, MarkWorkflowImpl::new);
    add(worker, settings, MonitorWorkflow.class, MonitorWorkflowImpl::new);
    add(worker, settings, HealthWorkflow.class, HealthWorkflowImpl::new);
    add(worker, settings, IncidentWorkflow.class, IncidentWorkflowImpl::new);
    worker.registerWorkflowImplementationTypes(FAILING_AT_ONCE, ScheduledDrillWorkflowImpl.class);
    add(worker, settings, IntakeWorkflow.class, IntakeWorkflowImpl::new);
    add(worker, settings, EventWorkflow.class, EventWorkflowImpl::new);
    add(worker, settings, OccurrenceWorkflow.class, OccurrenceWorkflowImpl::new);
  }

  private static <W> void add(
      Worker worker,
      FailoverSettings settings,
      Class<W> type,
      Function<FailoverSettings, ? extends W> made) {
    worker.registerWorkflowImplementationFactory(type, () -> made.apply(settings), FAILING_AT_ONCE);
  }

  private static <W> void add(
      Worker worker,
      FailoverSettings settings,
      Class<W> type,
      BiFunction<FailoverSettings, EncodedValues, ? extends W> made) {
    worker.registerWorkflowImplementationFactory(
        type, input -> made.apply(settings, input), FAILING_AT_ONCE);
  }
}
