package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.DataAccess;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.rdsdata.model.DatabaseResumingException;
import software.amazon.awssdk.services.rdsdata.model.DatabaseUnavailableException;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.rdsdata.model.Field;
import software.amazon.awssdk.services.rdsdata.model.HttpEndpointNotEnabledException;
import software.amazon.awssdk.services.rdsdata.model.InvalidResourceStateException;
import software.amazon.awssdk.services.rdsdata.model.InvalidSecretException;
import software.amazon.awssdk.services.rdsdata.model.RdsDataException;
import software.amazon.awssdk.services.rdsdata.model.SecretsErrorException;
import software.amazon.awssdk.services.rdsdata.model.SqlParameter;
import software.amazon.awssdk.services.rdsdata.model.StatementTimeoutException;

/**
 * SQL at the writer of one cluster, over the RDS Data API. The secret is named by its ARN; what it
 * holds is never seen here.
 *
 * @param cluster the cluster's ARN
 * @param patience how long one statement may take
 */
record SqlSession(
    AwsClients aws,
    Region region,
    String cluster,
    DataAccess data,
    Duration patience,
    Watch watch) {
  static final String EXECUTE = "rds-data:ExecuteStatement";

  /** The Data API reads the secret in the caller's name. */
  static final IamNeed SECRET =
      new IamNeed("secretsmanager:GetSecretValue", "for the Data API to log in by the secret");

  /** For statements of a row or two. */
  static final Duration BRIEF = Duration.ofSeconds(5);

  /** The Data API itself gives up after 45 s. */
  static final Duration LONG = Duration.ofSeconds(48);

  /** The rows that a statement gives; none for one that gives none. */
  List<List<Field>> run(String sql, SqlParameter... parameters) {
    ExecuteStatementRequest request =
        ExecuteStatementRequest.builder()
            .resourceArn(cluster)
            .secretArn(data.secretIn(region))
            .database(data.database())
            .sql(sql)
            .parameters(parameters)
            .overrideConfiguration(
                call -> call.apiCallTimeout(patience).apiCallAttemptTimeout(patience))
            .build();
    return new AwsCall(EXECUTE, region, watch).answer(() -> ask(request));
  }

  static SqlParameter text(String name, String value) {
    return SqlParameter.builder().name(name).value(Field.fromStringValue(value)).build();
  }

  /** A time as text; the statement casts it to {@code timestamp with time zone}. */
  static SqlParameter time(String name, Instant value) {
    return text(name, value.toString());
  }

  private List<List<Field>> ask(ExecuteStatementRequest request) {
    try {
      return aws.rdsData(region).executeStatement(request).records();
    } catch (DatabaseResumingException
        | DatabaseUnavailableException
        | InvalidResourceStateException notNow) {
      throw new TryAgain("%s takes no SQL now (%s)".formatted(cluster, words(notNow)), notNow);
    } catch (StatementTimeoutException tooLong) {
      throw new FinalFailure(
          FinalFailure.OUTCOME_UNKNOWN,
          "a statement took longer than the Data API lets it at %s (%s)"
              .formatted(cluster, words(tooLong)));
    } catch (HttpEndpointNotEnabledException closed) {
      throw new FinalFailure(
          FinalFailure.REFUSED_BY_AWS,
          "the RDS Data API is off at %s; enable it, or take data out of the plan"
              .formatted(cluster));
    } catch (SecretsErrorException | InvalidSecretException secret) {
      throw new FinalFailure(
          FinalFailure.ACCESS_DENIED,
          "the Data API cannot log in by %s (%s); correct the plan or the secret"
              .formatted(data.secretIn(region), words(secret)));
    }
  }

  private static String words(RdsDataException answer) {
    return answer.awsErrorDetails() == null
        ? "HTTP " + answer.statusCode()
        : answer.awsErrorDetails().errorMessage();
  }
}
