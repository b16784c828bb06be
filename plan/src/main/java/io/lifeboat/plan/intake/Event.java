package io.lifeboat.plan.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.plan.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Something that AWS says of itself, whichever of its services says it.
 *
 * @param source as in EventBridge, such as {@code aws.health}
 * @param key what is told exactly once: AWS Health's {@code communicationId}, else what names this
 *     one message wherever it arrives
 * @param occurrence what it is about: the same for all that is said of one trouble, from its
 *     beginning to its end
 * @param time when AWS said it
 * @param region which it is about, or {@code global}
 * @param account that is affected
 * @param service such as {@code RDS}
 * @param code such as {@code AWS_RDS_OPERATIONAL_ISSUE}
 * @param category such as {@code issue}
 * @param firstPage false for the further pages of one message
 * @param text what AWS says in words; may be empty
 * @param tags those of each affected resource that has some
 */
public record Event(
    String source,
    String key,
    String occurrence,
    Instant time,
    String region,
    String account,
    String service,
    String code,
    String category,
    Stage stage,
    boolean firstPage,
    String text,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Map<String, String>> tags) {
  /** Where in the life of a trouble it is said. */
  public enum Stage {
    @JsonProperty("begins")
    BEGINS,
    @JsonProperty("ends")
    ENDS,
    /** An announcement, or something of which Lifeboat knows no more. */
    @JsonProperty("other")
    OTHER
  }

  /** SNS's limit for subjects. */
  private static final int LONGEST = 99;

  /** The category of what hurts now. */
  public static final String ISSUE = "issue";

  public Event {
    tags = tags == null ? List.of() : List.copyOf(tags);
  }

  /** An issue that begins wakes somebody; a further page of it does not wake anybody again. */
  public Urgency urgency() {
    if (!firstPage || stage == Stage.ENDS) {
      return Urgency.NEWS;
    }
    return stage == Stage.BEGINS && category.equals(ISSUE) ? Urgency.PAGE : Urgency.MAIL;
  }

  /**
   * In one line of at most 99 characters, such as {@code RDS issue in us-east-1:
   * AWS_RDS_OPERATIONAL_ISSUE}.
   */
  public String subject() {
    String end = stage == Stage.ENDS ? " is over" : firstPage ? "" : ", continued";
    String all = "%s %s in %s%s: %s".formatted(service, category, region, end, code);
    return all.length() <= LONGEST ? all : all.substring(0, LONGEST);
  }
}
