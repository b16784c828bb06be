package io.lifeboat.worker;

import io.lifeboat.worker.metrics.Endpoint;
import io.lifeboat.worker.metrics.Metrics;
import io.lifeboat.worker.metrics.RunCount;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Lets a worker be looked at over HTTP. Only then are the runs of all workers counted, which costs
 * Temporal a few searches every ten seconds.
 */
final class Listening implements AutoCloseable {
  private final Endpoint endpoint;
  private final RunCount count;

  private Listening(Endpoint endpoint, RunCount count) {
    this.endpoint = endpoint;
    this.count = count;
  }

  /**
   * Answers from now on.
   *
   * @throws IOException when the address cannot be had
   */
  static Listening open(
      InetSocketAddress at, Metrics metrics, WorkflowClient client, LifeboatWorker worker)
      throws IOException {
    RunCount count = RunCount.start(client, metrics.runs());
    try {
      return new Listening(
          Endpoint.open(at, metrics, () -> worker.whyNotReady().or(count::silence)), count);
    } catch (IOException taken) {
      count.close();
      throw taken;
    }
  }

  /** Where it really listens. */
  InetSocketAddress address() {
    return endpoint.address();
  }

  @Override
  public void close() {
    endpoint.close();
    count.close();
  }
}
