package io.lifeboat.plan.action;

/** A failure with a name that trying again does not mend; the run pauses and asks. */
public final class FinalFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public static final String IMPOSSIBLE = "Impossible";
  public static final String CANNOT_BE_PUT_BACK = "CannotBePutBack";
  public static final String ACCESS_DENIED = "AccessDenied";
  public static final String NOT_FOUND = "NotFound";
  public static final String REFUSED_BY_AWS = "RefusedByAws";
  public static final String CHANGED_BY_SOMEBODY_ELSE = "ChangedBySomebodyElse";
  public static final String LAG_UNKNOWN = "ReplicationLagUnknown";
  public static final String LAG_ABOVE_OBJECTIVE = "ReplicationLagAboveObjective";
  public static final String UNHEALTHY = "Unhealthy";
  public static final String OUTCOME_UNKNOWN = "OutcomeUnknown";

  private final String name;

  /**
   * What was asked for has not helped, and the step has something else left to ask for: its run
   * looks at it again and asks for that.
   */
  public static final String ANOTHER_WAY = "AnotherWay";

  /**
   * @param name one of the constants above, or an action's own; stands in histories
   * @param sentence what happened and what to do
   */
  public FinalFailure(String name, String sentence) {
    super(sentence);
    this.name = name;
  }

  public String name() {
    return name;
  }
}
