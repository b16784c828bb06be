package io.lifeboat.activities.ecs;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/**
 * A service's size as one line of text, which the fence leaves in a tag on the service: {@code
 * desired=4 minimum=4 maximum=12 suspended=none}. Bounds and suspension are missing where nothing
 * is autoscaled.
 */
record FormerSize(int desired, Optional<Bounds> bounds) {
  /** The tag's key. */
  static final String TAG = "lifeboat:size";

  /**
   * What the autoscaler keeps.
   *
   * @param suspended what rests: none, or {@code in}, {@code out} and {@code scheduled} joined by +
   */
  record Bounds(int minimum, int maximum, String suspended) {
    SuspendedState state() {
      return SuspendedState.builder()
          .dynamicScalingInSuspended(rests("in"))
          .dynamicScalingOutSuspended(rests("out"))
          .scheduledScalingSuspended(rests("scheduled"))
          .build();
    }

    private boolean rests(String part) {
      return Arrays.asList(suspended.split("\\+")).contains(part);
    }
  }

  static FormerSize of(EcsState state) {
    return new FormerSize(
        state.desired(),
        state.suspended().map(rests -> bounds(state.minimum(), state.maximum(), rests)));
  }

  static Bounds bounds(int minimum, int maximum, SuspendedState rests) {
    return new Bounds(minimum, maximum, words(rests));
  }

  /** Empty when the text is not one that {@link #text} wrote. */
  static Optional<FormerSize> parse(String text) {
    try {
      Map<String, String> parts =
          Arrays.stream(text.trim().split(" +"))
              .map(part -> part.split("=", 2))
              .collect(
                  Collectors.toMap(
                      part -> part[0], part -> part[1], (one, other) -> one, LinkedHashMap::new));
      Function<String, Integer> number = key -> Integer.parseInt(parts.get(key));
      return Optional.of(
          new FormerSize(
              number.apply("desired"),
              parts.containsKey("minimum")
                  ? Optional.of(
                      new Bounds(
                          number.apply("minimum"),
                          number.apply("maximum"),
                          parts.getOrDefault("suspended", "none")))
                  : Optional.empty()));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException foreign) {
      return Optional.empty();
    }
  }

  String text() {
    return "desired="
        + desired
        + bounds
            .map(
                kept ->
                    " minimum=%d maximum=%d suspended=%s"
                        .formatted(kept.minimum(), kept.maximum(), kept.suspended()))
            .orElse("");
  }

  private static String words(SuspendedState rests) {
    StringJoiner parts = new StringJoiner("+").setEmptyValue("none");
    if (Boolean.TRUE.equals(rests.dynamicScalingInSuspended())) {
      parts.add("in");
    }
    if (Boolean.TRUE.equals(rests.dynamicScalingOutSuspended())) {
      parts.add("out");
    }
    if (Boolean.TRUE.equals(rests.scheduledScalingSuspended())) {
      parts.add("scheduled");
    }
    return parts.toString();
  }
}
