package io.lifeboat.simulator.gateway.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** AWS JSON 1.0 and 1.1: the operation in {@code X-Amz-Target}, JSON both ways. */
public final class JsonProtocol implements WireProtocol {
  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Override
  public OperationShape operation(HttpCall call, ServiceShape service) {
    String target = call.header("x-amz-target").orElse("");
    if (!target.contains(".")) {
      throw CallRefused.malformed(
          "UnknownOperationException", "The header X-Amz-Target does not name an operation.");
    }
    return service.operation(target.substring(target.lastIndexOf('.') + 1));
  }

  @Override
  public SdkPojo request(HttpCall call, ServiceShape service, OperationShape operation) {
    return new JsonReader(names(service)).read(tree(call), operation.requestBuilder());
  }

  @Override
  public HttpAnswer success(
      ServiceShape service, OperationShape operation, SdkPojo response, String requestId) {
    byte[] body = write(service, writer -> writer.object(response));
    return answer(service, 200, body, requestId);
  }

  @Override
  public HttpAnswer failure(ServiceShape service, WireError error, String requestId) {
    byte[] body = write(service, writer -> writer.error(error));
    return answer(service, error.status(), body, requestId)
        .with(Map.of("x-amzn-ErrorType", error.code()))
        .with(queryError(error));
  }

  /** Newer clients of services that once spoke Query look for the old code here. */
  static Map<String, String> queryError(WireError error) {
    return Map.of(
        "x-amzn-query-error", error.code() + ";" + (error.isSenders() ? "Sender" : "Receiver"));
  }

  private static HttpAnswer answer(
      ServiceShape service, int status, byte[] body, String requestId) {
    return HttpAnswer.of(status, "application/x-amz-json-" + version(service), body)
        .with(XmlErrors.requestId(requestId));
  }

  private static String version(ServiceShape service) {
    return service.targetPrefix().isPresent() ? "1.1" : "1.0";
  }

  // A service that the SDK knows as Query has its JSON names in the members' own names.
  private static Function<SdkField<?>, String> names(ServiceShape service) {
    return service.targetPrefix().isPresent() ? SdkField::locationName : SdkField::memberName;
  }

  static JsonNode tree(HttpCall call) {
    try {
      JsonNode tree =
          call.body().length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(call.body());
      return tree.isMissingNode() ? MAPPER.createObjectNode() : tree;
    } catch (IOException wrong) {
      throw CallRefused.malformed("SerializationException", "The body is not valid JSON");
    }
  }

  /** What a JSON body holds. */
  interface Content {
    void writeTo(JsonWriter writer) throws IOException;
  }

  private static byte[] write(ServiceShape service, Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = MAPPER.createGenerator(bytes)) {
      content.writeTo(new JsonWriter(names(service), out));
    } catch (IOException impossible) {
      throw new IllegalStateException("cannot write JSON", impossible);
    }
    return bytes.toByteArray();
  }
}
