package io.lifeboat.plan.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which events a policy is for: those of which all holds that is given.
 *
 * @param source such as {@code aws.health}
 * @param service as AWS Health writes it, such as {@code RDS}
 * @param region which the event is about, or {@code global}
 * @param account that is affected
 * @param category such as {@code issue}
 * @param code such as {@code AWS_RDS_OPERATIONAL_ISSUE}, the name of an alarm, or an RDS event's id
 * @param tags that one affected resource has, all of them
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record When(
    Optional<String> source,
    Optional<String> service,
    Optional<String> region,
    Optional<String> account,
    Optional<String> category,
    Optional<String> code,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> tags) {
  public When {
    source = source == null ? Optional.empty() : source;
    service = service == null ? Optional.empty() : service;
    region = region == null ? Optional.empty() : region;
    account = account == null ? Optional.empty() : account;
    category = category == null ? Optional.empty() : category;
    code = code == null ? Optional.empty() : code;
    tags = tags == null ? Map.of() : java.util.Collections.unmodifiableMap(new TreeMap<>(tags));
  }

  /** Whether all holds of an event that is given. */
  public boolean fits(Event event) {
    return source.map(event.source()::equals).orElse(true)
        && service.map(event.service()::equalsIgnoreCase).orElse(true)
        && region.map(event.region()::equals).orElse(true)
        && account.map(event.account()::equals).orElse(true)
        && category.map(event.category()::equals).orElse(true)
        && code.map(event.code()::equals).orElse(true)
        && (tags.isEmpty()
            || event.tags().stream().anyMatch(has -> has.entrySet().containsAll(tags.entrySet())));
  }
}
