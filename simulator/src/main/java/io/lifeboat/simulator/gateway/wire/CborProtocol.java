package io.lifeboat.simulator.gateway.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Smithy RPC v2 CBOR: the operation in the path, CBOR both ways. */
public final class CborProtocol implements WireProtocol {
  private static final ObjectMapper MAPPER =
      CBORMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final int EPOCH_SECONDS = 1;

  @Override
  public OperationShape operation(HttpCall call, ServiceShape service) {
    String[] segments = call.path().split("/");
    if (segments.length < 5 || !segments[segments.length - 2].equals("operation")) {
      throw CallRefused.malformed(
          "UnknownOperationException", "The path is not /service/SERVICE/operation/OPERATION.");
    }
    return service.operation(segments[segments.length - 1]);
  }

  @Override
  public SdkPojo request(HttpCall call, ServiceShape service, OperationShape operation) {
    return new JsonReader(SdkField::memberName).read(tree(call), operation.requestBuilder());
  }

  @Override
  public HttpAnswer success(
      ServiceShape service, OperationShape operation, SdkPojo response, String requestId) {
    return answer(200, write(writer -> writer.object(response)), requestId);
  }

  @Override
  public HttpAnswer failure(ServiceShape service, WireError error, String requestId) {
    return answer(error.status(), write(writer -> writer.error(error)), requestId)
        .with(JsonProtocol.queryError(error));
  }

  private static HttpAnswer answer(int status, byte[] body, String requestId) {
    return HttpAnswer.of(status, "application/cbor", body)
        .with(Map.of("smithy-protocol", "rpc-v2-cbor"))
        .with(XmlErrors.requestId(requestId));
  }

  private static JsonNode tree(HttpCall call) {
    try {
      return call.body().length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(call.body());
    } catch (IOException wrong) {
      throw CallRefused.malformed("SerializationException", "The body is not valid CBOR");
    }
  }

  private static byte[] write(JsonProtocol.Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CBORGenerator out = (CBORGenerator) MAPPER.createGenerator(bytes)) {
      content.writeTo(new CborWriter(out));
    } catch (IOException impossible) {
      throw new IllegalStateException("cannot write CBOR", impossible);
    }
    return bytes.toByteArray();
  }

  private static final class CborWriter extends JsonWriter {
    CborWriter(JsonGenerator out) {
      super(SdkField::memberName, out);
    }

    @Override
    void time(SdkField<?> field, Instant time, JsonGenerator out) throws IOException {
      time(time, out);
    }

    @Override
    void time(Instant time, JsonGenerator out) throws IOException {
      ((CBORGenerator) out).writeTag(EPOCH_SECONDS);
      out.writeNumber(Times.seconds(time).doubleValue());
    }
  }
}
