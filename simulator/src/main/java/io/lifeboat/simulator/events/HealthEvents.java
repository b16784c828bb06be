package io.lifeboat.simulator.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.simulator.Estate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What AWS Health says, in the shape that its user guide gives (Reference: AWS Health events Amazon
 * EventBridge schema). A public event goes to its region and to a backup region at the same time.
 */
public final class HealthEvents {
  private static final String BACKUP = "us-west-2";
  private static final String BACKUP_OF_THE_BACKUP = "us-east-1";

  private static final DateTimeFormatter HEALTH_TIME =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Estate estate;
  private final RulesEstate rules;
  private int communications;

  /**
   * One thing that AWS Health has to say.
   *
   * @param region what it is about
   * @param name of the event, the same for all that is said of it
   * @param status open, closed or upcoming
   * @param category issue, accountNotification, scheduledChange or investigation
   * @param tags of the one affected resource; none when nothing of the account is affected
   */
  public record Said(
      String region,
      String service,
      String code,
      String name,
      String status,
      String category,
      Map<String, String> tags) {
    /** An issue of a service begins. */
    public static Said issue(String region, String service, String name) {
      return new Said(
          region,
          service,
          "AWS_" + service + "_OPERATIONAL_ISSUE",
          name,
          "open",
          "issue",
          Map.of());
    }

    /** The same event in another status. */
    public Said as(String other) {
      return new Said(region, service, code, name, other, category, tags);
    }

    /** The same with a resource of the account that is affected. */
    public Said affecting(Map<String, String> others) {
      return new Said(region, service, code, name, status, category, others);
    }
  }

  /** Speaks to the rules of an account. */
  public HealthEvents(Estate estate, RulesEstate rules) {
    this.estate = estate;
    this.rules = rules;
  }

  /**
   * Says it everywhere where AWS Health says it.
   *
   * @return the communication's id
   */
  public String say(Said said) {
    return estate.look(
        () -> {
          communications++;
          String id = "%040x-1".formatted(0x1000_0000L + communications);
          receivers(said.region())
              .forEach(to -> rules.happens(to, "default", written(said, id, to)));
          return id;
        });
  }

  /** Any event at all, as EventBridge hands it on. */
  public int happens(String region, ObjectNode event) {
    return rules.happens(region, "default", event);
  }

  private Set<String> receivers(String region) {
    Set<String> all = new LinkedHashSet<>(List.of(region));
    all.add(region.equals(BACKUP) ? BACKUP_OF_THE_BACKUP : BACKUP);
    all.retainAll(estate.world().regions());
    return all;
  }

  private ObjectNode written(Said said, String id, String to) {
    Instant now = estate.now().truncatedTo(ChronoUnit.SECONDS);
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0").put("id", rules.newId());
    event.put("detail-type", "AWS Health Event").put("source", "aws.health");
    event.put("account", estate.world().account());
    event.put("time", now.toString()).put("region", to);
    event.putArray("resources");
    ObjectNode detail = event.putObject("detail");
    detail.put(
        "eventArn",
        "arn:aws:health:%s::event/%s/%s/%s"
            .formatted(said.region(), said.service(), said.code(), said.name()));
    detail.put("service", said.service()).put("eventTypeCode", said.code());
    detail.put("eventTypeCategory", said.category());
    detail.put("eventScopeCode", said.tags().isEmpty() ? "PUBLIC" : "ACCOUNT_SPECIFIC");
    detail.put("communicationId", id);
    detail
        .put("startTime", HEALTH_TIME.format(now))
        .put("lastUpdatedTime", HEALTH_TIME.format(now));
    detail.put("statusCode", said.status()).put("eventRegion", said.region());
    detail
        .putArray("eventDescription")
        .addObject()
        .put("language", "en_US")
        .put("latestDescription", "A simulated event of " + said.service() + ".");
    entities(said, detail, now);
    detail.put("affectedAccount", estate.world().account());
    detail.put("page", "1").put("totalPages", "1");
    detail.put("backupEvent", Boolean.toString(!to.equals(said.region())));
    return event;
  }

  private void entities(Said said, ObjectNode detail, Instant now) {
    var entities = detail.putArray("affectedEntities");
    if (!said.tags().isEmpty()) {
      ObjectNode entity = entities.addObject();
      entity.put("entityValue", "made-up-resource");
      entity.put("lastUpdatedTime", HEALTH_TIME.format(now)).put("status", "IMPAIRED");
      ObjectNode tags = entity.putObject("tags");
      said.tags().forEach(tags::put);
    }
  }
}
