package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.NotifyPagerDuty;
import io.lifeboat.plan.step.NotifyPagerDuty.Event;
import io.lifeboat.plan.step.NotifyPagerDuty.ServiceRegion;
import io.lifeboat.plan.step.NotifyPagerDuty.Severity;
import io.lifeboat.plan.step.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service of PagerDuty, by its Events API v2.
 *
 * @param pagerduty the name or the ARN of the Secrets Manager secret that is the routing key;
 *     {@code {region}} stands for the region that the message is sent from
 * @param serviceRegion where the account lives; us when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record PagerDuty(
    String pagerduty,
    Optional<ServiceRegion> serviceRegion,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Urgency> tells)
    implements Channel {
  public PagerDuty {
    serviceRegion = serviceRegion == null ? Optional.empty() : serviceRegion;
    tells = Ordered.list(tells);
  }

  @Override
  public Step telling(String name, Region from, Notice notice) {
    String key = pagerduty.replace("{region}", from.name());
    return new NotifyPagerDuty(
        name,
        Arns.regionOf(key, from),
        key,
        serviceRegion.orElse(ServiceRegion.US),
        event(notice),
        severity(notice.urgency()),
        notice.subject(),
        notice.matter());
  }

  @Override
  public Stream<String> needs() {
    return Stream.of(pagerduty);
  }

  @Override
  public boolean keepsOpen() {
    return true;
  }

  private static Event event(Notice notice) {
    return switch (notice.occasion()) {
      case BEGINS -> Event.TRIGGER;
      case GOES_ON -> Event.ACKNOWLEDGE;
      case ENDS -> Event.RESOLVE;
    };
  }

  private static Severity severity(Urgency urgency) {
    return switch (urgency) {
      case PAGE -> Severity.CRITICAL;
      case MAIL -> Severity.WARNING;
      case NEWS -> Severity.INFO;
    };
  }
}
