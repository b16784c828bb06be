package io.lifeboat.simulator.gateway.wire;

/** Tells the protocol of a request from its shape, as AWS's own front ends do. */
public final class Protocols {
  private static final WireProtocol QUERY = new QueryProtocol();
  private static final WireProtocol JSON = new JsonProtocol();
  private static final WireProtocol CBOR = new CborProtocol();
  private static final WireProtocol REST_XML = new RestXmlProtocol();

  private Protocols() {}

  /** The protocol that this request speaks to this service. */
  public static WireProtocol of(HttpCall call, ServiceShape service) {
    if (call.header("smithy-protocol").isPresent()) {
      return CBOR;
    }
    if (call.header("x-amz-target").isPresent()) {
      return JSON;
    }
    if (service.isRest()) {
      return REST_XML;
    }
    return service.apiVersion().isPresent() ? QUERY : JSON;
  }
}
