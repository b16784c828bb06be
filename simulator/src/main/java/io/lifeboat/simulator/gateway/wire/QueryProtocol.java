package io.lifeboat.simulator.gateway.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/**
 * AWS Query: form parameters in, XML out. RDS, SNS, STS, and CloudWatch as the Java SDK speaks it.
 */
public final class QueryProtocol implements WireProtocol {
  private final QueryReader reader = new QueryReader();

  @Override
  public OperationShape operation(HttpCall call, ServiceShape service) {
    String action = parameters(call).get("Action");
    if (action == null || action.isBlank()) {
      throw CallRefused.malformed(
          "MissingAction", "The request must contain the parameter Action.");
    }
    return service.operation(action);
  }

  @Override
  public SdkPojo request(HttpCall call, ServiceShape service, OperationShape operation) {
    Map<String, String> parameters = parameters(call);
    checkVersion(parameters.get("Version"), operation);
    return reader.read(QueryTree.of(parameters), operation.requestBuilder());
  }

  @Override
  public HttpAnswer success(
      ServiceShape service, OperationShape operation, SdkPojo response, String requestId) {
    byte[] body =
        XmlWriter.document(
            operation.name() + "Response",
            namespace(service),
            xml -> {
              xml.element(operation.name() + "Result", result -> result.members(response));
              xml.element("ResponseMetadata", meta -> meta.text("RequestId", requestId));
            });
    return HttpAnswer.of(200, "text/xml", body).with(XmlErrors.requestId(requestId));
  }

  @Override
  public HttpAnswer failure(ServiceShape service, WireError error, String requestId) {
    return XmlErrors.answer(namespace(service), error, requestId);
  }

  private static void checkVersion(String version, OperationShape operation) {
    String known = operation.binding().apiVersion();
    if (version != null && known != null && !version.equals(known)) {
      throw CallRefused.malformed(
          "InvalidAction",
          "Could not find operation " + operation.name() + " for version " + version);
    }
  }

  static Map<String, String> parameters(HttpCall call) {
    Map<String, String> all = new LinkedHashMap<>(call.query());
    if (call.body().length > 0) {
      all.putAll(FormText.parse(new String(call.body(), StandardCharsets.UTF_8)));
    }
    return all;
  }

  private static String namespace(ServiceShape service) {
    return "http://"
        + service.name()
        + ".amazonaws.com/doc/"
        + service.apiVersion().orElse("")
        + "/";
  }
}
