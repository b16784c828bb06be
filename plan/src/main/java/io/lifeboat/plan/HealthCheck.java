package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/**
 * A question that tells how the application does; its one key that no other kind has says which
 * kind it is. Only those over HTTP are asked as proof of a recovery; all are looked at.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @Type(HttpCheck.class),
  @Type(AlarmCheck.class),
  @Type(MetricCheck.class),
  @Type(FunctionCheck.class),
  @Type(SqlCheck.class)
})
public sealed interface HealthCheck
    permits HttpCheck, AlarmCheck, MetricCheck, FunctionCheck, SqlCheck {
  /** What explains this one's failure: other checks, databases, stores and services, by name. */
  List<String> needs();

  /** Whether a region that does not serve does well too; it does when not given. */
  Optional<Boolean> standby();

  /** Whether a region that does not serve does well too. */
  default boolean goodInStandby() {
    return standby().orElse(true);
  }
}
