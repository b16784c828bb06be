package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks every probe until each has given several good answers in a row. A probe that fails is
 * explained by a failing probe that it needs.
 *
 * @param seenFrom whether the region's own addresses are asked, or those that users use
 * @param region the region that shall answer
 * @param goodAnswers how many good answers in a row, at least 1
 * @param others further regions among which users are shared, whose answers are as good
 */
public record ValidateHealth(
    View seenFrom,
    Region region,
    List<Probe> probes,
    int goodAnswers,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Region> others)
    implements Step {
  /** Where the question is asked from. */
  public enum View {
    /** The region's own addresses: is it fit to serve? */
    @JsonProperty("region")
    REGION,
    /** The public names: what do users see? */
    @JsonProperty("users")
    USERS
  }

  public ValidateHealth {
    Needed.present(seenFrom, "where health is seen from");
    Needed.present(region, "the region whose health is seen");
    probes = Needed.some(probes, "the health checks of " + region);
    Needed.atLeast(1, goodAnswers, "good answers in a row");
    others = others == null ? List.of() : List.copyOf(others);
  }

  /** One region alone shall answer. */
  public ValidateHealth(View seenFrom, Region region, List<Probe> probes, int goodAnswers) {
    this(seenFrom, region, probes, goodAnswers, List.of());
  }

  @Override
  public String title() {
    return seenFrom == View.REGION
        ? "see that " + region + " is healthy"
        : "see from outside that users are served by "
            + Stream.concat(Stream.of(region), others.stream())
                .map(Region::name)
                .collect(Collectors.joining(" or "));
  }

  @Override
  public Role role() {
    return seenFrom == View.REGION ? Role.FIT : Role.SEEN;
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(10);
  }
}
