package io.lifeboat.activities.notify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.activities.http.Http;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.step.NotifyPagerDuty;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** An event of PagerDuty's Events API v2, from its reference as read in 2026. */
record Alert(NotifyPagerDuty step, StepCall call) {
  private static final ObjectMapper JSON = LifeboatJson.mapper();

  /** PagerDuty's limit for summaries. */
  private static final int SUMMARY = 1024;

  /** The key for de-duplication: the same for all that one run says of one matter. */
  String id() {
    return call.application()
        + "/"
        + call.run()
        + step.matter().map(matter -> "/" + matter).orElse("");
  }

  /** Such as {@code trigger}. */
  String verb() {
    return word(step.event());
  }

  /** The only place where the routing key goes. */
  Http.Request request(String routingKey, Watch watch) {
    ObjectNode event =
        JSON.createObjectNode()
            .put("routing_key", routingKey.strip())
            .put("event_action", verb())
            .put("dedup_key", id())
            .put("client", "Lifeboat");
    event.set("payload", payload(watch));
    return new Http.Request(
        "POST",
        URI.create("https://" + step.serviceRegion().host() + "/v2/enqueue"),
        Map.of("Content-Type", "application/json"),
        Optional.of(event.toString()));
  }

  private ObjectNode payload(Watch watch) {
    String summary = step.subject() + ". " + call.summary();
    ObjectNode payload =
        JSON.createObjectNode()
            .put("summary", summary.length() <= SUMMARY ? summary : summary.substring(0, SUMMARY))
            .put("source", call.application())
            .put("severity", word(step.severity()))
            .put("timestamp", watch.now().toString())
            .put("group", call.application())
            .put("class", "recovery");
    Letter letter = new Letter(step.subject(), call);
    ObjectNode details = payload.putObject("custom_details");
    letter.users().ifPresent(users -> details.put("Users", users));
    letter.next().ifPresent(next -> details.put("Next message", next));
    if (summary.length() > SUMMARY) {
      details.put("Message", call.summary());
    }
    letter.particulars().forEach(details::put);
    return payload;
  }

  private static String word(Enum<?> value) {
    return JSON.valueToTree(value).asText();
  }
}
