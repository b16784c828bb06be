package io.lifeboat.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** CloudWatch as today's AWS CLI and boto3 speak it, which the Java SDK does not. */
class CloudWatchDialectsTest extends GatewayTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00.250Z");
  private static final GetMetricDataRequest REQUEST =
      GetMetricDataRequest.builder()
          .startTime(START)
          .endTime(START.plusSeconds(60))
          .metricDataQueries(lag())
          .build();
  private static final GetMetricDataResponse RESPONSE =
      GetMetricDataResponse.builder()
          .metricDataResults(
              MetricDataResult.builder().id("lag").timestamps(START).values(412.5).build())
          .build();

  private static MetricDataQuery lag() {
    return MetricDataQuery.builder()
        .id("lag")
        .metricStat(s -> s.period(60).stat("Maximum").metric(m -> m.namespace("AWS/RDS")))
        .build();
  }

  @Test
  void jsonOneDotZero() throws Exception {
    backend.answer = request -> RESPONSE;
    String body =
        """
        {"StartTime": 1767225600.25, "EndTime": 1767225660.25, "MetricDataQueries": [{"Id": "lag",
         "MetricStat": {"Metric": {"Namespace": "AWS/RDS"}, "Period": 60, "Stat": "Maximum"}}]}""";
    var answer =
        raw.post(
            "/",
            body,
            "X-Amz-Target",
            "GraniteServiceVersion20100801.GetMetricData",
            "Content-Type",
            "application/x-amz-json-1.0",
            "Authorization",
            RawHttp.signedFor("monitoring", "eu-west-1"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/x-amz-json-1.0");
    assertThat(backend.arrivals.get(0).request()).isEqualTo(REQUEST);
    assertAnswers(new ObjectMapper().readTree(answer.body()));
  }

  @Test
  void rpcWithCbor() throws Exception {
    backend.answer = request -> RESPONSE;
    var answer = rpc("GetMetricData", cborRequest());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("smithy-protocol")).hasValue("rpc-v2-cbor");
    assertThat(backend.arrivals.get(0).request()).isEqualTo(REQUEST);
    assertAnswers(new CBORMapper().readTree(answer.body()));
  }

  @Test
  void errorsOfTheRpcAreCborAndCarryTheOldCode() throws Exception {
    var unknown = rpc("InventedCall", new byte[0]);
    assertThat(unknown.statusCode()).isEqualTo(501);
    assertThat(unknown.headers().firstValue("x-amzn-query-error"))
        .hasValue("NotSimulated;Receiver");
    assertThat(new CBORMapper().readTree(unknown.body()).get("__type").textValue())
        .isEqualTo("NotSimulated");
    var malformed = rpc("GetMetricData", new byte[] {(byte) 0xbf, 0x01});
    assertThat(malformed.statusCode()).isEqualTo(400);
    assertThat(new CBORMapper().readTree(malformed.body()).get("__type").textValue())
        .isEqualTo("SerializationException");
  }

  private java.net.http.HttpResponse<byte[]> rpc(String operation, byte[] body) throws Exception {
    return raw.post(
        "/service/GraniteServiceVersion20100801/operation/" + operation,
        body,
        "smithy-protocol",
        "rpc-v2-cbor",
        "Content-Type",
        "application/cbor",
        "Authorization",
        RawHttp.signedFor("monitoring", "eu-west-1"));
  }

  private static void assertAnswers(JsonNode answer) {
    JsonNode result = answer.get("MetricDataResults").get(0);
    assertThat(result.get("Id").textValue()).isEqualTo("lag");
    assertThat(result.get("Timestamps").get(0).doubleValue()).isEqualTo(1767225600.25);
    assertThat(result.get("Values").get(0).doubleValue()).isEqualTo(412.5);
  }

  private static byte[] cborRequest() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CBORGenerator out = new CBORMapper().getFactory().createGenerator(bytes)) {
      out.writeStartObject();
      out.writeFieldName("StartTime");
      out.writeTag(1);
      out.writeNumber(1767225600.25);
      out.writeFieldName("EndTime");
      out.writeTag(1);
      out.writeNumber(1767225660.25);
      out.writeFieldName("MetricDataQueries");
      out.writeStartArray();
      out.writeStartObject();
      out.writeStringField("Id", "lag");
      out.writeObjectFieldStart("MetricStat");
      out.writeObjectFieldStart("Metric");
      out.writeStringField("Namespace", "AWS/RDS");
      out.writeEndObject();
      out.writeNumberField("Period", 60);
      out.writeStringField("Stat", "Maximum");
      out.writeEndObject();
      out.writeEndObject();
      out.writeEndArray();
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
