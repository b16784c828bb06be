package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.RegionUnreachable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rds.model.RdsException;

@Timeout(20)
class AwsAnswersTest {
  private final HandWatch watch = new HandWatch();
  private final AwsCall call =
      new AwsCall("rds:FailoverGlobalCluster", Region.of("eu-west-1"), watch);

  @ParameterizedTest
  @CsvSource({
    "AccessDenied, 403, AccessDenied, add this IAM action to the worker's role",
    "AccessDeniedException, 400, AccessDenied, does not allow rds:FailoverGlobalCluster in eu-west-1",
    "UnauthorizedOperation, 403, AccessDenied, add this IAM action",
    "InvalidClientTokenId, 403, AccessDenied, does not know the credentials",
    "UnrecognizedClientException, 400, AccessDenied, does not know the credentials",
    "SomethingNew, 403, AccessDenied, check the worker's role",
    "DBClusterNotFoundFault, 404, NotFound, found nothing of that name",
    "ClusterNotFoundException, 400, NotFound, found nothing of that name",
    "NoSuchHostedZone, 404, NotFound, found nothing of that name",
    "InvalidParameterCombination, 400, RefusedByAws, AWS refused rds:FailoverGlobalCluster",
    "ValidationException, 400, RefusedByAws, AWS refused",
    "NotSimulated, 501, RefusedByAws, not offered at this endpoint",
  })
  void namesWhatIsFinalAndSaysWhatToDo(String code, int status, String name, String sentence) {
    Throwable failure = catchThrowable(() -> call.answer(() -> fail(code, status)));

    assertThat(failure).isInstanceOf(FinalFailure.class).hasMessageContaining(sentence);
    assertThat(((FinalFailure) failure).name()).isEqualTo(name);
    assertThat(failure).hasMessageContaining(code + ": the words of AWS");
  }

  @ParameterizedTest
  @CsvSource({
    "InternalFailure, 500, could not answer",
    "ServiceUnavailable, 503, could not answer",
    "ExpiredToken, 403, have expired",
    "Throttling, 400, is throttled",
    "ThrottlingException, 400, is throttled",
    "RequestLimitExceeded, 503, is throttled",
    "TooManyRequestsException, 429, is throttled",
  })
  void asksAgainForWhatMayPass(String code, int status, String sentence) {
    assertThat(catchThrowable(() -> call.answer(() -> fail(code, status))))
        .isInstanceOf(TryAgain.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void neverShowsAPageOfHtml() {
    AwsServiceException page =
        RdsException.builder()
            .statusCode(500)
            .message("<!doctype html><title>500 Internal Server Error</title>")
            .build();

    assertThat(
            catchThrowable(
                () ->
                    call.answer(
                        () -> {
                          throw page;
                        })))
        .isInstanceOf(TryAgain.class)
        .hasMessage(
            "AWS could not answer rds:FailoverGlobalCluster in eu-west-1; it is asked again"
                + " (HTTP 500, no error code)");
  }

  @Test
  void waitsOutThrottlingOnTheActionsClock() {
    AtomicInteger tries = new AtomicInteger();

    String answer =
        call.answer(() -> tries.incrementAndGet() < 4 ? fail("Throttling", 400) : "answered");

    assertThat(answer).isEqualTo("answered");
    assertThat(tries).hasValue(4);
  }

  @Test
  void callsSilenceARegionThatDoesNotAnswer() {
    assertThat(
            catchThrowable(
                () ->
                    call.answer(
                        () -> {
                          throw SdkClientException.create("Read timed out");
                        })))
        .isInstanceOf(RegionUnreachable.class)
        .hasMessage("eu-west-1 did not answer rds:FailoverGlobalCluster");
  }

  @Test
  void saysWhenThereAreNoCredentialsAndTriesAgain() {
    assertThat(
            catchThrowable(
                () ->
                    call.answer(
                        () -> {
                          throw SdkClientException.create(
                              "Unable to load credentials from any of the providers in the chain");
                        })))
        .isInstanceOf(TryAgain.class)
        .hasMessageContaining("give the worker a role or a profile");
  }

  private static String fail(String code, int status) {
    throw RdsException.builder()
        .statusCode(status)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode(code).errorMessage("the words of AWS").build())
        .build();
  }
}
