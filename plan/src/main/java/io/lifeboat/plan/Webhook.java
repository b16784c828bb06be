package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.NotifyWebhook;
import io.lifeboat.plan.step.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * An endpoint of one's own that takes signed messages as JSON.
 *
 * @param webhook its address, https only
 * @param signWith the name or the ARN of the Secrets Manager secret that is the key; in both {@code
 *     {region}} stands for the region that the message is sent from
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Webhook(
    String webhook,
    String signWith,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Urgency> tells)
    implements Channel {
  public Webhook {
    tells = Ordered.list(tells);
  }

  @Override
  public Step telling(String name, Region from, Notice notice) {
    String key = signWith.replace("{region}", from.name());
    return new NotifyWebhook(
        name,
        Arns.regionOf(key, from),
        new NotifyWebhook.Signed(webhook.replace("{region}", from.name()), key),
        notice.urgency(),
        notice.subject());
  }

  @Override
  public Stream<String> needs() {
    return Stream.of(signWith);
  }
}
