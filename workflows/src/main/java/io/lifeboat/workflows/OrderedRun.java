package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;

/** Hands everything that people can ask of a run to its orders, the same for every procedure. */
abstract class OrderedRun implements RunOrders {
  abstract Run whole();

  abstract Orders orders();

  @Override
  public final RunRecord status() {
    return whole().record();
  }

  @Override
  public final void approve(GateAnswer answer) {
    orders().take(orders().approve(GateAnswer.given(answer)));
  }

  @Override
  public final void reject(GateAnswer answer) {
    orders().take(orders().reject(GateAnswer.given(answer)));
  }

  @Override
  public final void pause(Order order) {
    orders().take(orders().pause(Order.given(order)));
  }

  @Override
  public final void resume(Order order) {
    orders().take(orders().resume(Order.given(order)));
  }

  @Override
  public final void retry(StepOrder order) {
    orders().take(orders().retry(StepOrder.given(order)));
  }

  @Override
  public final void skip(StepOrder order) {
    orders().take(orders().skip(StepOrder.given(order)));
  }

  @Override
  public final void revert(StepOrder order) {
    orders().take(orders().revert(StepOrder.given(order)));
  }

  @Override
  public final void abort(Order order) {
    orders().take(orders().abort(Order.given(order)));
  }

  @Override
  public final void force(Order order) {
    orders().take(orders().force(Order.given(order)));
  }

  @Override
  public final RunRecord approveNow(GateAnswer answer) {
    return takeNow(orders().approve(GateAnswer.given(answer)));
  }

  @Override
  public final void mayApprove(GateAnswer answer) {
    orders().check(orders().approve(GateAnswer.given(answer)));
  }

  @Override
  public final RunRecord rejectNow(GateAnswer answer) {
    return takeNow(orders().reject(GateAnswer.given(answer)));
  }

  @Override
  public final void mayReject(GateAnswer answer) {
    orders().check(orders().reject(GateAnswer.given(answer)));
  }

  @Override
  public final RunRecord pauseNow(Order order) {
    return takeNow(orders().pause(Order.given(order)));
  }

  @Override
  public final void mayPause(Order order) {
    orders().check(orders().pause(Order.given(order)));
  }

  @Override
  public final RunRecord resumeNow(Order order) {
    return takeNow(orders().resume(Order.given(order)));
  }

  @Override
  public final void mayResume(Order order) {
    orders().check(orders().resume(Order.given(order)));
  }

  @Override
  public final RunRecord retryNow(StepOrder order) {
    return takeNow(orders().retry(StepOrder.given(order)));
  }

  @Override
  public final void mayRetry(StepOrder order) {
    orders().check(orders().retry(StepOrder.given(order)));
  }

  @Override
  public final RunRecord skipNow(StepOrder order) {
    return takeNow(orders().skip(StepOrder.given(order)));
  }

  @Override
  public final void maySkip(StepOrder order) {
    orders().check(orders().skip(StepOrder.given(order)));
  }

  @Override
  public final RunRecord revertNow(StepOrder order) {
    return takeNow(orders().revert(StepOrder.given(order)));
  }

  @Override
  public final void mayRevert(StepOrder order) {
    orders().check(orders().revert(StepOrder.given(order)));
  }

  @Override
  public final RunRecord abortNow(Order order) {
    return takeNow(orders().abort(Order.given(order)));
  }

  @Override
  public final void mayAbort(Order order) {
    orders().check(orders().abort(Order.given(order)));
  }

  @Override
  public final RunRecord forceNow(Order order) {
    return takeNow(orders().force(Order.given(order)));
  }

  @Override
  public final void mayForce(Order order) {
    orders().check(orders().force(Order.given(order)));
  }

  @Override
  public final void rollBack(Order order) {
    orders().take(orders().rollBack(Order.given(order)));
  }

  @Override
  public final RunRecord rollBackNow(Order order) {
    return takeNow(orders().rollBack(Order.given(order)));
  }

  @Override
  public final void mayRollBack(Order order) {
    orders().check(orders().rollBack(Order.given(order)));
  }

  @Override
  public final void commit(Order order) {
    orders().take(orders().commit(Order.given(order)));
  }

  @Override
  public final RunRecord commitNow(Order order) {
    return takeNow(orders().commit(Order.given(order)));
  }

  @Override
  public final void mayCommit(Order order) {
    orders().check(orders().commit(Order.given(order)));
  }

  private RunRecord takeNow(PersonsOrder order) {
    orders().takeNow(order);
    return whole().record();
  }
}
