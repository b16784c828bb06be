package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;

/**
 * A Lambda function of the same name in every region.
 *
 * @param lambda the function's name
 * @param reserved the concurrency that is reserved for it where it serves
 * @param provisioned the provisioned concurrency of {@code alias} where it serves
 * @param alias the alias that is provisioned
 * @param standby the concurrency that stays reserved where it does not serve; unchanged when not
 *     given
 * @param needs the databases and stores it cannot serve without
 * @param ownEnvironment the environment variables that differ by region and are left alone
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record LambdaFunction(
    String lambda,
    Optional<Integer> reserved,
    Optional<Integer> provisioned,
    Optional<String> alias,
    Optional<Integer> standby,
    List<String> needs,
    List<String> ownEnvironment)
    implements Workload {
  public LambdaFunction {
    needs = Ordered.list(needs);
    ownEnvironment = Ordered.list(ownEnvironment);
  }
}
