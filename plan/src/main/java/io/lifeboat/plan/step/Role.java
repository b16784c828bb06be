package io.lifeboat.plan.step;

/** What a step is to a move; what must come before what is told by it. */
public enum Role {
  /** Holds the lag of data against the RPO. */
  HOLD,
  /** Stops what still writes or consumes in the region that is left. */
  FENCE,
  /** Makes a region's data the ones that are written to. */
  PROMOTE,
  /** Sees to what services read before they serve: secrets, parameters, flags, keys, code. */
  CONFIGURE,
  /** Brings up what serves. */
  SERVE,
  /** Lets queues, streams and clocks start work in the region. */
  CONSUME,
  /** Carries over the numbers from which new rows are named. */
  SEQUENCES,
  /** Compares the shape of the data, or the data themselves. */
  COMPARE,
  /** Warms what is cold after a move. */
  WARM,
  /** Sees that the region is fit to serve. */
  FIT,
  /** Sends users over. */
  TRAFFIC,
  /** Sees from outside that users are served. */
  SEEN,
  /** Is done when users are served: turns replication round, takes capacity away. */
  SETTLE,
  /** Has no place among these. */
  OTHER
}
