package io.lifeboat.simulator.gateway;

import java.util.Set;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What the gateway serves: client objects of the simulated services, region by region. */
public interface Backend {

  /** The client interfaces of the services that are there. */
  Set<Class<? extends SdkClient>> services();

  /** The region of requests that name none, e.g. {@code eu-central-1}. */
  String defaultRegion();

  /**
   * The client object of one service in one region, acting for one caller.
   *
   * @throws IllegalArgumentException with a sentence when that region is not there
   */
  SdkClient client(Class<? extends SdkClient> service, String region, String caller);

  /** What becomes of a call to this service (by signing name) in this region, at this moment. */
  Fate fate(String service, String region);

  /** Whether the call took effect although its answer did not come back. */
  boolean isAnswerLost(SdkClientException thrown);

  /** Whether the call was turned away at once, rather than never answered. */
  boolean isRefused(SdkClientException thrown);
}
