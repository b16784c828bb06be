package io.lifeboat.plan.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.plan.intake.Event.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How AWS's services write their events, from their references as read in 2026: AWS Health's schema
 * for EventBridge, CloudWatch's alarm events, RDS's events.
 */
final class Dialects {
  private static final Map<String, Stage> HEALTH =
      Map.of("open", Stage.BEGINS, "closed", Stage.ENDS);
  private static final Map<String, Stage> ALARM = Map.of("ALARM", Stage.BEGINS, "OK", Stage.ENDS);

  private Dialects() {}

  /**
   * Each message of one event has a communicationId of its own, which ends in the number of its
   * page; copies in other regions have the same. What stays is the event's ARN.
   */
  static Event health(Envelope envelope) throws NotUnderstood {
    JsonNode detail = envelope.detail();
    String arn = envelope.key("eventArn");
    String page = detail.path("page").asText("1");
    return new Event(
        envelope.source(),
        envelope.key("communicationId"),
        arn,
        envelope.time(),
        envelope.text(detail.path("eventRegion")).orElse(regionOf(arn, envelope)),
        envelope.text(detail.path("affectedAccount")).orElse(envelope.account()),
        envelope.key("service"),
        envelope.key("eventTypeCode"),
        envelope.key("eventTypeCategory"),
        HEALTH.getOrDefault(envelope.key("statusCode"), Stage.OTHER),
        page.equals("1"),
        envelope.text(detail.path("eventDescription").path(0).path("latestDescription")).orElse(""),
        envelope.tags(detail.path("affectedEntities"), "tags"));
  }

  /** An alarm's trouble begins with its change to ALARM, to which its later OK refers. */
  static Event alarm(Envelope envelope) throws NotUnderstood {
    if (!envelope.kind().equals("CloudWatch Alarm State Change")) {
      return other(envelope);
    }
    JsonNode detail = envelope.detail();
    JsonNode state = detail.path("state");
    String arn = arn(envelope);
    String at = when(state);
    String value = state.path("value").asText();
    boolean wasAlarm = detail.at("/previousState/value").asText().equals("ALARM");
    Stage stage =
        value.equals("OK") && !wasAlarm ? Stage.OTHER : ALARM.getOrDefault(value, Stage.OTHER);
    return new Event(
        envelope.source(),
        arn + "@" + at,
        arn + "@" + (stage == Stage.ENDS ? when(detail.path("previousState")) : at),
        envelope.time(),
        envelope.region(),
        envelope.account(),
        "CLOUDWATCH",
        envelope.key("alarmName"),
        value.equals("INSUFFICIENT_DATA") ? "unknown" : Event.ISSUE,
        stage,
        true,
        envelope.text(state.path("reason")).orElse(""),
        List.of(envelope.tags(detail.path("alarmTags"))));
  }

  /** RDS says of no trouble that it is over: each event is one occurrence. */
  static Event rds(Envelope envelope) throws NotUnderstood {
    JsonNode detail = envelope.detail();
    if (!envelope.kind().startsWith("RDS ") || !detail.has("SourceArn")) {
      return other(envelope);
    }
    String code = envelope.key("EventID");
    String date = envelope.text(detail.path("Date")).orElse(envelope.time().toString());
    String key = envelope.key("SourceArn") + "/" + code + "@" + date;
    return new Event(
        envelope.source(),
        key,
        key,
        envelope.time(),
        envelope.region(),
        envelope.account(),
        "RDS",
        code,
        envelope
            .text(detail.path("EventCategories").path(0))
            .orElse("event")
            .toLowerCase(Locale.ROOT),
        Stage.BEGINS,
        true,
        envelope.text(detail.path("Message")).orElse(""),
        List.of(envelope.tags(detail.path("Tags"))));
  }

  /** Something else that somebody sends to the queue: it can be told, and moves nothing. */
  static Event other(Envelope envelope) {
    return new Event(
        envelope.source(),
        envelope.source() + "/" + envelope.id(),
        envelope.source() + "/" + envelope.id(),
        envelope.time(),
        envelope.region(),
        envelope.account(),
        envelope.source(),
        envelope.kind(),
        "event",
        Stage.OTHER,
        true,
        "",
        List.of());
  }

  private static String arn(Envelope envelope) throws NotUnderstood {
    return "arn:aws:cloudwatch:%s:%s:alarm:%s"
        .formatted(envelope.region(), envelope.account(), envelope.key("alarmName"));
  }

  private static String when(JsonNode state) throws NotUnderstood {
    String at = state.path("timestamp").asText();
    if (at.isBlank() || at.length() > 40) {
      throw new NotUnderstood("the alarm's state has no timestamp");
    }
    return at;
  }

  private static String regionOf(String arn, Envelope envelope) {
    String[] parts = arn.split(":", 5);
    return parts.length > 4 && !parts[3].isBlank() ? parts[3] : envelope.region();
  }
}
