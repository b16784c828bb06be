package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/**
 * The menu: every step that a procedure can hold. A step says what it needs and nothing of how it
 * is done; the action of the same name does it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
  @Type(value = PromoteAurora.class, name = "PromoteAurora"),
  @Type(value = FenceAurora.class, name = "FenceAurora"),
  @Type(value = FenceEcs.class, name = "FenceEcs"),
  @Type(value = ScaleEcs.class, name = "ScaleEcs"),
  @Type(value = FlipRoute53.class, name = "FlipRoute53"),
  @Type(value = InvertHealthCheck.class, name = "InvertHealthCheck"),
  @Type(value = HoldReplicationLag.class, name = "HoldReplicationLag"),
  @Type(value = ValidateHealth.class, name = "ValidateHealth"),
  @Type(value = NotifySns.class, name = "NotifySns"),
  @Type(value = Gate.class, name = "Gate"),
})
public sealed interface Step
    permits PromoteAurora,
        FenceAurora,
        FenceEcs,
        ScaleEcs,
        FlipRoute53,
        InvertHealthCheck,
        HoldReplicationLag,
        ValidateHealth,
        NotifySns,
        Gate {

  /** The name of the action that carries this step out; stands in histories, never renamed. */
  @JsonIgnore
  default String actionName() {
    return getClass().getSimpleName();
  }

  /** The step in words that a person would say aloud, such as "promote orders in eu-west-1". */
  @JsonIgnore
  String title();

  /** What carrying it out does to the estate. */
  @JsonIgnore
  Effect effect();

  /** How long it usually takes on AWS. */
  @JsonIgnore
  Duration expected();

  /** How long it may take before the run calls it failed, when the plan does not say. */
  @JsonIgnore
  Duration timeout();
}
