package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.lifeboat.plan.step.Step;
import java.util.Optional;

/**
 * Something that the plan's owner has done in a procedure; the one key that no other kind has says
 * which kind it is.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@Type(OwnAutomation.class)})
public sealed interface OwnAction permits OwnAutomation {
  /** Where it is done: a region's code, {@code {from}} or {@code {to}}; the latter when empty. */
  Optional<String> in();

  /** The step that does it. */
  Step step(String id, Region region);
}
