package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.aurora.AwsWriteMarker;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.WriteMarker;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rds.model.DescribeGlobalClustersResponse;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rdsdata.model.DatabaseErrorException;
import software.amazon.awssdk.services.rdsdata.model.DatabaseResumingException;
import software.amazon.awssdk.services.rdsdata.model.DatabaseUnavailableException;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.rdsdata.model.HttpEndpointNotEnabledException;
import software.amazon.awssdk.services.rdsdata.model.RdsDataException;
import software.amazon.awssdk.services.rdsdata.model.SecretsErrorException;
import software.amazon.awssdk.services.rdsdata.model.StatementTimeoutException;

/** What the RDS Data API answers when it does not do what it is asked. */
@Timeout(20)
class DataApiAnswersTest {
  private static final WriteMarker STEP =
      new WriteMarker("orders", "web-shop-orders", List.of(Simulation.FRA), SampleSteps.DATA);

  private record Answer(AwsServiceException error, Class<?> meaning, String sentence) {
    @Override
    public String toString() {
      return error.getClass().getSimpleName();
    }
  }

  static Stream<Answer> answers() {
    return Stream.of(
        answer(
            HttpEndpointNotEnabledException.builder(),
            400,
            FinalFailure.class,
            "the RDS Data API is off at arn:"),
        answer(
            SecretsErrorException.builder(),
            400,
            FinalFailure.class,
            "cannot log in by arn:aws:secretsmanager:eu-central-1:"),
        answer(
            StatementTimeoutException.builder(),
            400,
            FinalFailure.class,
            "took longer than the Data API lets it"),
        answer(DatabaseErrorException.builder(), 400, FinalFailure.class, "(Code: in words)"),
        answer(DatabaseResumingException.builder(), 400, TryAgain.class, "takes no SQL now"),
        answer(DatabaseUnavailableException.builder(), 504, TryAgain.class, "takes no SQL now"),
        answer(RdsDataException.builder(), 500, TryAgain.class, "could not answer"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void saysWhetherTryingAgainCanHelp(Answer answer) {
    StandIns aws = aWriter().failing("executeStatement", answer.error());

    assertThat(inspecting(aws))
        .isInstanceOf(answer.meaning())
        .hasMessageContaining(answer.sentence());
  }

  @Test
  void takesSilenceForALostRegion() {
    StandIns aws =
        aWriter().failing("executeStatement", SdkClientException.create("Read timed out"));

    assertThat(inspecting(aws)).isInstanceOf(RegionUnreachable.class);
  }

  @Test
  void namesTheSecretOfTheWritersRegionAndNothingOfWhatItHolds() {
    StandIns aws =
        aWriter()
            .answering(
                "executeStatement",
                request -> {
                  ExecuteStatementRequest statement = (ExecuteStatementRequest) request;
                  throw new AssertionError(
                      statement.secretArn() + " at " + statement.resourceArn());
                });

    assertThat(inspecting(aws))
        .hasMessage(
            "arn:aws:secretsmanager:eu-central-1:111122223333:secret:orders"
                + " at arn:aws:rds:eu-central-1:111122223333:cluster:orders-fra");
  }

  private static Throwable inspecting(StandIns aws) {
    return catchThrowable(
        () -> new AwsWriteMarker(aws).inspect(STEP, Simulation.call(), new HandWatch()));
  }

  private static StandIns aWriter() {
    return new StandIns()
        .answering(
            "describeGlobalClusters",
            DescribeGlobalClustersResponse.builder()
                .globalClusters(
                    GlobalCluster.builder()
                        .globalClusterIdentifier("web-shop-orders")
                        .globalClusterMembers(
                            GlobalClusterMember.builder()
                                .isWriter(true)
                                .dbClusterArn(
                                    "arn:aws:rds:eu-central-1:111122223333:cluster:orders-fra")
                                .build())
                        .build())
                .build());
  }

  private static Answer answer(
      AwsServiceException.Builder error, int status, Class<?> meaning, String sentence) {
    AwsErrorDetails details =
        AwsErrorDetails.builder().errorCode("Code").errorMessage("in words").build();
    return new Answer(error.statusCode(status).awsErrorDetails(details).build(), meaning, sentence);
  }
}
