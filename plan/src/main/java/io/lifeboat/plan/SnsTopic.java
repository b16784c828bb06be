package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.NotifySns;
import io.lifeboat.plan.step.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * The subscribers of an SNS topic.
 *
 * @param sns the topic's ARN; {@code {region}} stands for the region that the message is sent from
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record SnsTopic(String sns, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Urgency> tells)
    implements Channel {
  public SnsTopic {
    tells = Ordered.list(tells);
  }

  @Override
  public Step telling(String name, Region from, Notice notice) {
    String topic = sns.replace("{region}", from.name());
    return new NotifySns(name, Arns.regionOf(topic, from), topic, notice.subject());
  }

  @Override
  public Stream<String> needs() {
    return Stream.of(sns);
  }
}
