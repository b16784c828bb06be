package io.lifeboat.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.GlobalClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;

class WrongCallsTest extends GatewayTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/x-amz-json-1.1";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rds|Version=2014-10-31|400|MissingAction",
        "rds|Action=InventedCall&Version=2014-10-31|501|NotSimulated",
        "rds|Action=DescribeDBClusters&Version=1999-01-01|400|InvalidAction",
        "rds|Action=DescribeDBClusters&MaxRecords=many|400|MalformedInput",
        "rds|Action=DescribeDBClusters&Marker=%zz|400|MalformedQueryString",
        "rds|Action=DescribeDBClusters&IncludeShared=perhaps|400|MalformedInput",
        "monitoring|Action=GetMetricData&StartTime=yesterday|400|MalformedInput",
        "invented|Action=Anything|501|NotSimulated",
      })
  void aWrongQueryGetsAnAwsError(String service, String body, int status, String code)
      throws Exception {
    HttpResponse<byte[]> answer =
        raw.post(
            "/",
            body,
            "Content-Type",
            FORM,
            "Authorization",
            RawHttp.signedFor(service, "eu-west-1"));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(RawHttp.text(answer)).contains("<Code>" + code + "</Code>", "<RequestId>");
    assertThat(backend.arrivals).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "UpdateService|{\"cluster\": }|400|SerializationException",
        "UpdateService|[1]|400|SerializationException",
        "UpdateService|{\"desiredCount\": \"three\"}|400|SerializationException",
        "UpdateService|{\"desiredCount\": \"3\"}|400|SerializationException",
        "UpdateService|{\"cluster\": 7}|400|SerializationException",
        "DescribeServices|{\"services\": \"one\"}|400|SerializationException",
        "InventedCall|{}|501|NotSimulated",
      })
  void wrongJsonGetsAnAwsError(String operation, String body, int status, String code)
      throws Exception {
    HttpResponse<byte[]> answer =
        raw.post(
            "/",
            body,
            "Content-Type",
            JSON,
            "X-Amz-Target",
            "AmazonEC2ContainerServiceV20141113." + operation,
            "Authorization",
            RawHttp.signedFor("ecs", "eu-west-1"));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(RawHttp.text(answer)).contains("\"__type\":\"" + code + "\"");
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(backend.arrivals).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/2013-04-01/hostedzone/Z1/rrset/|<not xml|400|InvalidInput",
        "/2013-04-01/hostedzone/Z1/rrset/|<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>|400|InvalidInput",
        "/2013-04-01/nowhere|<a/>|501|NotSimulated",
      })
  void wrongXmlGetsAnAwsError(String path, String body, int status, String code) throws Exception {
    HttpResponse<byte[]> answer =
        raw.post(path, body, "Authorization", RawHttp.signedFor("route53", "us-east-1"));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(RawHttp.text(answer)).contains("<Code>" + code + "</Code>");
  }

  @Test
  void anUnsignedRequestForNothingInParticularIsRefused() throws Exception {
    HttpResponse<byte[]> answer = raw.post("/", "hello");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RawHttp.text(answer)).contains("<Code>MissingAuthenticationToken</Code>");
  }

  @Test
  void aServicesOwnErrorsComeBackAsTheSdksOwnExceptions() {
    backend.answer =
        request -> {
          throw error(GlobalClusterNotFoundException.builder(), "GlobalClusterNotFoundFault", 404);
        };
    RdsClient rds = sdk.in("eu-west-1", RdsClient.builder());
    assertThatThrownBy(rds::describeGlobalClusters)
        .isInstanceOfSatisfying(
            GlobalClusterNotFoundException.class,
            thrown -> {
              assertThat(thrown.statusCode()).isEqualTo(404);
              assertThat(thrown.awsErrorDetails().errorMessage()).isEqualTo("it is so");
              assertThat(thrown.requestId()).isNotBlank();
            });
    backend.answer =
        request -> {
          throw error(ClusterNotFoundException.builder(), "ClusterNotFoundException", 400);
        };
    EcsClient ecs = sdk.in("eu-west-1", EcsClient.builder());
    assertThatThrownBy(() -> ecs.describeServices(b -> b.cluster("x")))
        .isInstanceOf(ClusterNotFoundException.class)
        .hasMessageContaining("it is so");
  }

  @Test
  void membersOfAnErrorComeBackToo() {
    backend.answer =
        request -> {
          var builder = InvalidChangeBatchException.builder().messages("first", "second");
          throw error(builder, "InvalidChangeBatch", 400);
        };
    Route53Client route53 = sdk.in("us-east-1", Route53Client.builder());
    assertThatThrownBy(() -> route53.changeResourceRecordSets(b -> b.hostedZoneId("Z1")))
        .isInstanceOfSatisfying(
            InvalidChangeBatchException.class,
            thrown -> assertThat(thrown.messages()).containsExactly("first", "second"));
  }

  @Test
  void anOperationThatTheServiceDoesNotImplementSaysSo() {
    backend.answer =
        request -> {
          throw new UnsupportedOperationException();
        };
    RdsClient rds = sdk.in("eu-west-1", RdsClient.builder());
    assertThatThrownBy(rds::describeDBSnapshots)
        .isInstanceOfSatisfying(
            RdsException.class,
            thrown -> {
              assertThat(thrown.statusCode()).isEqualTo(501);
              assertThat(thrown)
                  .hasMessageContaining("DescribeDBSnapshots of rds is not simulated");
            });
  }

  @Test
  void aDefectOfTheSimulatorIsAnInternalFailureWithoutItsStackTrace() throws Exception {
    backend.answer =
        request -> {
          throw new IllegalStateException("secret detail");
        };
    HttpResponse<byte[]> answer =
        raw.post(
            "/",
            "Action=DescribeDBClusters",
            "Authorization",
            RawHttp.signedFor("rds", "eu-west-1"));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(RawHttp.text(answer)).contains("InternalFailure").doesNotContain("secret", "at io.");
  }

  private static RuntimeException error(
      software.amazon.awssdk.awscore.exception.AwsServiceException.Builder builder,
      String code,
      int status) {
    return builder
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("it is so").build())
        .statusCode(status)
        .build();
  }
}
