package io.lifeboat.simulator.gateway.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** REST-JSON 1: the operation in verb and path, JSON both ways. The RDS Data API. */
public final class RestJsonProtocol implements WireProtocol {
  @Override
  public OperationShape operation(HttpCall call, ServiceShape service) {
    return RestPath.operation(call, service);
  }

  @Override
  public SdkPojo request(HttpCall call, ServiceShape service, OperationShape operation) {
    SdkPojo builder = operation.requestBuilder();
    RestMembers.read(call, operation, builder);
    Optional<SdkField<?>> payload = RestMembers.payload(builder);
    if (payload.isPresent()) {
      whole(payload.get(), call).ifPresent(value -> payload.get().set(builder, value));
      return Fields.build(builder);
    }
    return reader().readInto(JsonProtocol.tree(call), builder, RestJsonProtocol::isInBody);
  }

  private static Optional<Object> whole(SdkField<?> field, HttpCall call) {
    if (call.body().length == 0) {
      return Optional.empty();
    }
    if (field.marshallingType() == MarshallingType.SDK_BYTES) {
      return Optional.of(SdkBytes.fromByteArray(call.body()));
    }
    return Optional.of(
        field.marshallingType() == MarshallingType.SDK_POJO
            ? reader().read(JsonProtocol.tree(call), field.constructor().get())
            : TextValues.parse(field, new String(call.body(), StandardCharsets.UTF_8)));
  }

  @Override
  public HttpAnswer success(
      ServiceShape service, OperationShape operation, SdkPojo response, String requestId) {
    Optional<SdkField<?>> payload = RestMembers.payload(response);
    byte[] body =
        payload.isPresent()
            ? Fields.value(payload.get(), response).map(RestJsonProtocol::whole).orElse(new byte[0])
            : write(writer -> writer.object(response, RestJsonProtocol::isInBody));
    return answer(RestMembers.status(response).orElse(200), body, requestId)
        .with(RestMembers.headers(response));
  }

  private static byte[] whole(Object value) {
    if (value instanceof SdkBytes bytes) {
      return bytes.asByteArray();
    }
    return value instanceof SdkPojo pojo
        ? write(writer -> writer.object(pojo))
        : TextValues.format(value).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public HttpAnswer failure(ServiceShape service, WireError error, String requestId) {
    return answer(error.status(), write(writer -> writer.error(error)), requestId)
        .with(Map.of("x-amzn-ErrorType", error.code()));
  }

  private static HttpAnswer answer(int status, byte[] body, String requestId) {
    return HttpAnswer.of(status, "application/json", body).with(XmlErrors.requestId(requestId));
  }

  private static boolean isInBody(SdkField<?> field) {
    return field.location() == MarshallLocation.PAYLOAD;
  }

  private static JsonReader reader() {
    return new JsonReader(SdkField::locationName);
  }

  private static byte[] write(JsonProtocol.Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JsonProtocol.MAPPER.createGenerator(bytes)) {
      content.writeTo(new JsonWriter(SdkField::locationName, out));
    } catch (IOException impossible) {
      throw new IllegalStateException("cannot write JSON", impossible);
    }
    return bytes.toByteArray();
  }
}
