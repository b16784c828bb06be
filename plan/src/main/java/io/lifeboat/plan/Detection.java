package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a region counts as lost, and what happens then.
 *
 * @param every how often everything is looked at; 30 s when not given
 * @param failures how many looks in a row must fail; 3 when not given
 * @param recoveries how many looks in a row must be good until it counts as well again; 2 when not
 *     given
 * @param then what happens when the serving region is lost; ask when not given
 * @param vantagePoints the names under which workers look from other places; one worker anywhere
 *     when there are none
 * @param agree how many of them must see it; most of them when not given
 * @param coolDown how long after a move no other one begins by itself; 30 minutes when not given
 * @param within how long a run that waits for approval waits; 30 minutes when not given
 * @param maintenance when nothing begins by itself
 * @param alarms ARNs of CloudWatch alarms that count as a look at their region; {@code {region}}
 *     stands for its name
 * @param limits from where on something is told of although it works; the usual when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Detection(
    Optional<Duration> every,
    Optional<Integer> failures,
    Optional<Integer> recoveries,
    Optional<Then> then,
    List<String> vantagePoints,
    Optional<Integer> agree,
    Optional<Duration> coolDown,
    Optional<Duration> within,
    List<Maintenance> maintenance,
    List<String> alarms,
    Optional<Limits> limits) {
  public static final Detection USUAL =
      new Detection(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty());

  /** What a lost region leads to. */
  public enum Then {
    /** A recovery begins. */
    @JsonProperty("recover")
    RECOVER,
    /** A recovery is opened and waits for approval. */
    @JsonProperty("ask")
    ASK,
    /** People are told. */
    @JsonProperty("tell")
    TELL
  }

  public Detection {
    vantagePoints = Ordered.list(vantagePoints);
    maintenance = Ordered.list(maintenance);
    alarms = Ordered.list(alarms);
    limits = limits == null ? Optional.empty() : limits;
    every.ifPresent(time -> positive(time, "every"));
    coolDown.ifPresent(time -> positive(time, "cool-down"));
    within.ifPresent(time -> positive(time, "within"));
    failures.ifPresent(count -> atLeastOne(count, "failures"));
    recoveries.ifPresent(count -> atLeastOne(count, "recoveries"));
    agree.ifPresent(count -> atLeastOne(count, "agree"));
  }

  /** How often everything is looked at. */
  public Duration rhythm() {
    return every.orElse(Duration.ofSeconds(30));
  }

  /** How many looks in a row must fail. */
  public int failuresOrUsual() {
    return failures.orElse(3);
  }

  /** How many looks in a row must be good. */
  public int recoveriesOrUsual() {
    return recoveries.orElse(2);
  }

  /** What a lost region leads to. */
  public Then thenOrUsual() {
    return then.orElse(Then.ASK);
  }

  /** How many vantage points must see it. */
  public int votes() {
    return agree.orElse(vantagePoints.size() / 2 + 1);
  }

  /** How long after a move no other one begins by itself. */
  public Duration rest() {
    return coolDown.orElse(Duration.ofMinutes(30));
  }

  /** How long a run that waits for approval waits. */
  public Duration patience() {
    return within.orElse(Duration.ofMinutes(30));
  }

  /** From where on something is told of although it works. */
  public Limits limitsOrUsual() {
    return limits.orElse(Limits.USUAL);
  }

  private static void positive(Duration time, String name) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(name + " must be longer than nothing");
    }
  }

  private static void atLeastOne(int count, String name) {
    if (count < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + count);
    }
  }
}
