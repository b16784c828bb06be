package io.lifeboat.plan.action;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names of facts that more than one room reads, and how facts are kept: sorted, unchangeable.
 */
public final class Facts {
  /** Replication lag found, in seconds, such as {@code 0.412}. */
  public static final String LAG_SECONDS = "lag-seconds";

  /** When the lag was measured, ISO-8601. */
  public static final String LAG_MEASURED_AT = "lag-measured-at";

  /** When the first good answer of the unbroken row was seen, ISO-8601. */
  public static final String FIRST_GOOD_ANSWER_AT = "first-good-answer-at";

  /** Median response time of the good answers, in milliseconds. */
  public static final String RESPONSE_MILLIS = "response-millis";

  /** A sentence for later, such as before moving back; a run is none the worse for it. */
  public static final String FOR_LATER = "for-later";

  /** Route 53's id of a submitted change. */
  public static final String CHANGE_ID = "change-id";

  /** When AWS was asked for the change, ISO-8601. */
  public static final String ASKED_AT = "asked-at";

  /** A sentence that tells a person what remains to be done by hand. */
  public static final String LEFT_TO_DO = "left-to-do";

  /**
   * Stands in a call of apply when an earlier call of this run began to ask for the same, also
   * beyond the tries that {@link Watch#attempt} counts: that may have had an effect.
   */
  public static final String ASKED_BEFORE = "asked-before";

  /** Stands in the record of a step whose change the run asked for and has not put back. */
  public static final String ASKED = "asked";

  /** How many questions were asked at the addresses that users use. */
  public static final String USERS_ASKED = "users-asked";

  /** How many of them had no good answer. */
  public static final String USERS_FAILED = "users-failed";

  /** When the first of these was asked, ISO-8601. */
  public static final String USERS_FIRST_BAD_AT = "users-first-bad-at";

  /** When the first good answer after the last bad one came, ISO-8601. */
  public static final String USERS_GOOD_AGAIN_AT = "users-good-again-at";

  /** Whether the run's own marker was found, {@code true} or {@code false}. */
  public static final String MARKER_FOUND = "marker-found";

  /** When the newest marker found was written, ISO-8601. */
  public static final String MARKER_NEWEST_AT = "marker-newest-at";

  /** How old the newest marker found was when it was looked for, in seconds. */
  public static final String MARKER_AGE_SECONDS = "marker-age-seconds";

  /** Whether two copies of the data were equal, {@code true} or {@code false}. */
  public static final String DATA_EQUAL = "data-equal";

  /** What was found of the data, table by table, in a sentence. */
  public static final String DATA_FINDINGS = "data-findings";

  /** How long a move took until users were served again, in seconds. */
  public static final String RTO_SECONDS = "rto-seconds";

  /** Temporal's run id of a move that was a step of a drill. */
  public static final String RUN_ID = "run-id";

  /** The verdict of a move that was a step of a drill, as JSON says it. */
  public static final String VERDICT = "verdict";

  private Facts() {}

  static Map<String, String> sorted(Map<String, String> facts) {
    return Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /** Both, the later winning where a name stands in both. */
  public static Map<String, String> merge(Map<String, String> earlier, Map<String, String> later) {
    Map<String, String> both = new TreeMap<>(earlier);
    both.putAll(later);
    return sorted(both);
  }
}
