package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.NotifyWebhook;
import io.lifeboat.plan.step.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * A room of Slack, or of what takes its incoming webhooks.
 *
 * @param slack the name or the ARN of the Secrets Manager secret that is the webhook's URL; {@code
 *     {region}} stands for the region that the message is sent from
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Slack(String slack, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Urgency> tells)
    implements Channel {
  public Slack {
    tells = Ordered.list(tells);
  }

  @Override
  public Step telling(String name, Region from, Notice notice) {
    String url = slack.replace("{region}", from.name());
    return new NotifyWebhook(
        name,
        Arns.regionOf(url, from),
        new NotifyWebhook.Slack(url),
        notice.urgency(),
        notice.subject());
  }

  @Override
  public Stream<String> needs() {
    return Stream.of(slack);
  }
}
