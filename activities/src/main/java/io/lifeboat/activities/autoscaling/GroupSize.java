package io.lifeboat.activities.autoscaling;

import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/** A group's size; facts show it as {@code desired/minimum/maximum}. */
record GroupSize(int desired, int minimum, int maximum) {
  static GroupSize of(AutoScalingGroup group) {
    return new GroupSize(group.desiredCapacity(), group.minSize(), group.maxSize());
  }

  static Optional<GroupSize> parse(String text) {
    return Optional.ofNullable(text)
        .filter(size -> size.matches("\\d+/\\d+/\\d+"))
        .map(size -> Arrays.stream(size.split("/")).mapToInt(Integer::parseInt).toArray())
        .map(parts -> new GroupSize(parts[0], parts[1], parts[2]));
  }

  /** At least so many, and kept: what is higher already stays. */
  GroupSize raisedTo(int instances) {
    return new GroupSize(
        Math.max(desired, instances), Math.max(minimum, instances), Math.max(maximum, instances));
  }

  /** At most so many, and let be: what is lower already stays, and so does the maximum. */
  GroupSize loweredTo(int instances) {
    return new GroupSize(Math.min(desired, instances), Math.min(minimum, instances), maximum);
  }

  String text() {
    return desired + "/" + minimum + "/" + maximum;
  }

  /** {@code 4 instances, bounds 2 to 8}. */
  String words() {
    return "%d instances, bounds %d to %d".formatted(desired, minimum, maximum);
  }
}
