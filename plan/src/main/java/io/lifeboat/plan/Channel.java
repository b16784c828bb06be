package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.lifeboat.plan.step.Step;
import java.util.List;
import java.util.stream.Stream;

/** A way to tell people; its one key that no other kind has says which kind it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @Type(SnsTopic.class),
  @Type(Email.class),
  @Type(PagerDuty.class),
  @Type(Slack.class),
  @Type(Webhook.class)
})
public sealed interface Channel permits SnsTopic, Email, PagerDuty, Slack, Webhook {
  /** The urgencies that it takes; every one when there are none. */
  List<Urgency> tells();

  /** The step that tells it, sent from a region. */
  Step telling(String name, Region from, Notice notice);

  /** The ARNs and names of what it needs in AWS to be told, as the plan writes them. */
  Stream<String> needs();

  /** Whether it takes messages of this urgency. */
  default boolean takes(Urgency urgency) {
    return tells().isEmpty() || tells().contains(urgency);
  }

  /** Whether it keeps open what it was told of until it is told of the end. */
  default boolean keepsOpen() {
    return false;
  }
}
