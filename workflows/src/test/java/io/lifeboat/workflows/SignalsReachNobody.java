package io.lifeboat.workflows;

import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;

/** What a server answers to a signal from one run to another that has just ended. */
final class SignalsReachNobody extends WorkerInterceptorBase {
  @Override
  public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
    return new WorkflowInboundCallsInterceptorBase(next) {
      @Override
      public void init(WorkflowOutboundCallsInterceptor calls) {
        super.init(new Refused(calls));
      }
    };
  }

  private static final class Refused extends WorkflowOutboundCallsInterceptorBase {
    Refused(WorkflowOutboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public SignalExternalOutput signalExternalWorkflow(SignalExternalInput input) {
      return new SignalExternalOutput(
          Workflow.newFailedPromise(
              new SignalExternalWorkflowException(input.getExecution(), "RunRecord")));
    }
  }
}
