package io.lifeboat.simulator.gateway.wire;

import software.amazon.awssdk.core.SdkPojo;

/** One of AWS's wire protocols: from an HTTP request to a model object and back. */
public sealed interface WireProtocol
    permits QueryProtocol, JsonProtocol, CborProtocol, RestXmlProtocol, RestJsonProtocol {

  /** The operation that a request names; refused when it names none or one that the SDK lacks. */
  OperationShape operation(HttpCall call, ServiceShape service);

  /** The request as a model object; refused with AWS's code when it is malformed. */
  SdkPojo request(HttpCall call, ServiceShape service, OperationShape operation);

  /** The answer of an operation that succeeded. */
  HttpAnswer success(
      ServiceShape service, OperationShape operation, SdkPojo response, String requestId);

  /** The answer of a call that failed. */
  HttpAnswer failure(ServiceShape service, WireError error, String requestId);
}
