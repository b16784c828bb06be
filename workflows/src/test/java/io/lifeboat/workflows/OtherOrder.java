package io.lifeboat.workflows;

import io.temporal.common.converter.EncodedValues;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkflowImplementationOptions;
import io.temporal.workflow.Functions.Func1;
import io.temporal.workflow.Workflow;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;

/** The same runs, but something comes first that did not. */
final class OtherOrder {
  private static final FailoverSettings SETTINGS = FailoverSettings.standard();

  private OtherOrder() {}

  static void register(Worker worker) {
    add(worker, FailoverWorkflow.class, input -> new FailoverWorkflowImpl(SETTINGS, input));
    add(worker, FailbackWorkflow.class, input -> new FailbackWorkflowImpl(SETTINGS, input));
    add(worker, RollbackWorkflow.class, input -> new RollbackWorkflowImpl(SETTINGS, input));
    add(worker, DrillWorkflow.class, input -> new DrillWorkflowImpl(SETTINGS, input));
  }

  private static <W> void add(Worker worker, Class<W> type, Func1<EncodedValues, W> made) {
    worker.registerWorkflowImplementationFactory(
        type,
        input -> late(type, made.apply(input)),
        WorkflowImplementationOptions.newBuilder().build());
  }

  private static <W> W late(Class<W> type, W same) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals("run")) {
                Workflow.sleep(Duration.ofSeconds(1));
              }
              try {
                return method.invoke(same, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }
}
