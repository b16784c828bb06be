package io.lifeboat.workflows.events;

import io.lifeboat.plan.Channel;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.intake.Decision;
import io.lifeboat.plan.intake.Event;
import io.lifeboat.plan.intake.Told;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One event that an intake has heard of, with what its definition says of it at that moment.
 *
 * @param intake the intake's name
 * @param regions of the intake, in its order
 * @param heardIn the region whose queue had it
 * @param heardAt when
 * @param channels who may be told
 * @param decision what becomes of it
 */
public record EventRequest(
    String intake,
    String environment,
    List<Region> regions,
    Told told,
    Event event,
    Region heardIn,
    Instant heardAt,
    Map<String, Channel> channels,
    Decision decision) {
  private static final String EVENTS = "event/";
  private static final String OCCURRENCES = "occurrence/";
  private static final int LONGEST = 120;

  public EventRequest {
    regions = List.copyOf(regions);
    channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
  }

  /** One workflow for each event, whatever delivers it and however often. */
  public String workflowId() {
    return EVENTS + intake + "/" + named(event.key());
  }

  /** One for each application and occurrence, however much is said of it. */
  String occurrenceId() {
    return OCCURRENCES
        + intake
        + "/"
        + decision.plan().orElseThrow().application()
        + "/"
        + named(event.occurrence());
  }

  /** The occurrence in a few letters, for what must name it and be short. */
  String occurrence() {
    return hash(event.occurrence()).substring(0, 16);
  }

  private static String named(String key) {
    return key.length() <= LONGEST && key.matches("[\\x21-\\x7e]+") ? key : hash(key);
  }

  static String hash(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
