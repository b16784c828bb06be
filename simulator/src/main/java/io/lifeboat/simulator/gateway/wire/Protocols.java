package io.lifeboat.simulator.gateway.wire;

import java.util.Map;
import software.amazon.awssdk.core.SdkClient;

/** Tells the protocol of a request from its shape, as AWS's own front ends do. */
public final class Protocols {
  private static final WireProtocol QUERY = new QueryProtocol();
  private static final WireProtocol JSON = new JsonProtocol();
  private static final WireProtocol CBOR = new CborProtocol();
  private static final WireProtocol REST_XML = new RestXmlProtocol();
  private static final WireProtocol REST_JSON = new RestJsonProtocol();

  private static final ServiceShape NOBODY =
      new ServiceShape("simulator", SdkClient.class, Map.of());

  private Protocols() {}

  /**
   * An error for a request of which it is not known which service it is for, in its own dialect.
   */
  public static HttpAnswer unaddressed(HttpCall call, WireError error, String requestId) {
    if (call.header("smithy-protocol").isPresent()) {
      return CBOR.failure(NOBODY, error, requestId);
    }
    return (call.header("x-amz-target").isPresent() ? JSON : QUERY)
        .failure(NOBODY, error, requestId);
  }

  /** The protocol that this request speaks to this service. */
  public static WireProtocol of(HttpCall call, ServiceShape service) {
    if (call.header("smithy-protocol").isPresent()) {
      return CBOR;
    }
    if (call.header("x-amz-target").isPresent()) {
      return JSON;
    }
    if (service.isRest()) {
      return service.isXml() ? REST_XML : REST_JSON;
    }
    return service.apiVersion().isPresent() ? QUERY : JSON;
  }
}
