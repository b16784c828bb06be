package io.lifeboat.workflows;

import io.temporal.common.SearchAttributeKey;

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

  private Lifeboat() {}
}
