package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * How Lifeboat may look into a database: over the RDS Data API, which takes the secret's ARN, so
 * that Lifeboat never sees a password.
 *
 * @param database the database's name within the cluster
 * @param secret the ARN of the Secrets Manager secret; {@code {region}} stands for the region that
 *     is asked
 * @param tables what a drill compares: each table with its column of time, so that rows newer than
 *     the copy are left out
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record DataAccess(String database, String secret, Map<String, String> tables) {
  public DataAccess {
    tables = Ordered.map(tables);
  }

  /** The secret's ARN in a region. */
  public String secretIn(Region region) {
    return secret.replace("{region}", region.name());
  }
}
