package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.procedure.OnFailure;
import io.lifeboat.plan.step.ValidateHealth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One step of a procedure as its owner wants it. With one of {@code notify}, {@code validate},
 * {@code scale}, {@code hold-lag}, {@code gate} and {@code do} it is a new step; with none of them
 * it changes the derived step of the same id.
 *
 * @param after the steps it waits for, in place of the derived ones
 * @param before steps that wait for this one, beside what they wait for anyway
 * @param when the mode in which this counts; both when not given
 * @param budget how long it may take
 * @param expected how long it usually takes
 * @param onFailure what the run does when it fails for good
 * @param skip why the derived step is left out
 * @param channel {@code notify}: a new step that tells this channel
 * @param subject what is told; {@code {from}}, {@code {to}} and {@code {application}} are filled in
 * @param urgency how urgent that is, by which channels take it; a warning when not given
 * @param validate a new step that asks these health checks
 * @param seenFrom where they are asked from; the region when not given
 * @param scale a new step that scales this service
 * @param tasks to how many tasks; the service's normal when not given
 * @param holdLag a new step that holds this database's lag against the RPO
 * @param gate a new step that waits for people
 * @param action {@code do}: a new step that does something of the owner's own
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record StepChange(
    Optional<List<String>> after,
    List<String> before,
    Optional<Mode> when,
    Optional<Duration> budget,
    Optional<Duration> expected,
    Optional<OnFailure> onFailure,
    Optional<String> skip,
    @JsonProperty("notify") Optional<String> channel,
    Optional<String> subject,
    Optional<Urgency> urgency,
    Optional<List<String>> validate,
    Optional<ValidateHealth.View> seenFrom,
    Optional<String> scale,
    Optional<Integer> tasks,
    Optional<String> holdLag,
    Optional<GatePolicy> gate,
    @JsonProperty("do") Optional<OwnAction> action) {
  public StepChange {
    after = after.map(List::copyOf);
    before = Ordered.list(before);
    urgency = urgency == null ? Optional.empty() : urgency;
    validate = validate.map(List::copyOf);
    action = action == null ? Optional.empty() : action;
  }

  /** Whether this counts in the mode. */
  public boolean countsIn(Mode mode) {
    return when.map(mode::equals).orElse(true);
  }

  /** Whether this is a step of its own rather than a change of a derived one. */
  @JsonIgnore
  public boolean isNewStep() {
    return kinds() > 0;
  }

  /** How many kinds of step it claims to be; more than one is a mistake. */
  public int kinds() {
    return kindNames().size();
  }

  /** The kinds of step it claims to be, in the words of the plan file. */
  public List<String> kindNames() {
    return Stream.of(
            channel.map(given -> "notify"),
            validate.map(given -> "validate"),
            scale.map(given -> "scale"),
            holdLag.map(given -> "hold-lag"),
            gate.map(given -> "gate"),
            action.map(given -> "do"))
        .flatMap(Optional::stream)
        .toList();
  }
}
