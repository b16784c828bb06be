package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;

/**
 * A statement that reads: bad when it fails, or its first value is false, 0 or none.
 *
 * @param sql such as {@code select count(*) from orders where placed_at > now() - interval '5
 *     minutes'}
 * @param on the database that is asked where the users are
 * @param needs what explains its failure
 * @param standby whether a region that does not serve does well too; it does when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record SqlCheck(
    String sql,
    String on,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> needs,
    Optional<Boolean> standby)
    implements HealthCheck {
  public SqlCheck {
    needs = Ordered.list(needs);
  }
}
