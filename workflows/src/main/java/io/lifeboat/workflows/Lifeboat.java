package io.lifeboat.workflows;

import io.lifeboat.plan.json.LifeboatJson;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.util.List;

/** The names under which Lifeboat is known to a Temporal server. */
public final class Lifeboat {
  public static final String TASK_QUEUE = "lifeboat";

  public static final SearchAttributeKey<String> APPLICATION =
      SearchAttributeKey.forKeyword("LifeboatApplication");
  public static final SearchAttributeKey<String> PROCEDURE =
      SearchAttributeKey.forKeyword("LifeboatProcedure");
  public static final SearchAttributeKey<String> MODE =
      SearchAttributeKey.forKeyword("LifeboatMode");
  public static final SearchAttributeKey<String> FROM =
      SearchAttributeKey.forKeyword("LifeboatFrom");
  public static final SearchAttributeKey<String> TO = SearchAttributeKey.forKeyword("LifeboatTo");
  public static final SearchAttributeKey<String> STATE =
      SearchAttributeKey.forKeyword("LifeboatState");
  public static final SearchAttributeKey<String> VERDICT =
      SearchAttributeKey.forKeyword("LifeboatVerdict");

  /** The key in the memo under which the run's sentence stands since its state last changed. */
  public static final String SENTENCE = "sentence";

  /** The key in the memo under which stands what would undo each step. */
  public static final String ROLLBACK_PLAN = "rollbackPlan";

  private Lifeboat() {}

  /**
   * The task queue of the workers that look from a vantage point, such as {@code
   * lifeboat@us-west-2}.
   */
  public static String vantageQueue(String vantage) {
    return TASK_QUEUE + "@" + vantage;
  }

  /** Every attribute that a server must know; all of them are keywords. */
  public static List<SearchAttributeKey<String>> searchAttributes() {
    return List.of(APPLICATION, PROCEDURE, MODE, FROM, TO, STATE, VERDICT);
  }

  /** How everything is written into histories: Temporal's way, with Lifeboat's one JSON mapper. */
  public static DataConverter dataConverter() {
    return DefaultDataConverter.newDefaultInstance()
        .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(LifeboatJson.mapper()))
        .withFailureConverter(new ShortFailures());
  }
}
