package io.lifeboat.activities.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Two listings walked side by side, so that neither needs to be in memory. */
final class Differences {
  private static final int NAMED = 5;

  private final List<String> named = new ArrayList<>();
  long same;
  long differing;
  long unproven;

  static Differences between(Listing one, Listing other) {
    Differences found = new Differences();
    while (one.peek().isPresent() || other.peek().isPresent()) {
      found.step(one, other);
    }
    return found;
  }

  private void step(Listing one, Listing other) {
    int order = order(one, other);
    if (order < 0) {
      differ(one.name(one.take()) + " is only in the first");
    } else if (order > 0) {
      differ(other.name(other.take()) + " is only in the second");
    } else {
      compare(one.name(one.peek().orElseThrow()), one.take(), other.take());
    }
  }

  private static int order(Listing one, Listing other) {
    Optional<String> first = one.peek().map(one::name);
    Optional<String> second = other.peek().map(other::name);
    if (first.isEmpty()) {
      return 1;
    }
    return second.isEmpty() ? -1 : first.get().compareTo(second.get());
  }

  private void compare(String name, S3Object one, S3Object other) {
    if (!Objects.equals(one.size(), other.size())) {
      differ("%s has %d and %d bytes".formatted(name, one.size(), other.size()));
    } else if (Objects.equals(one.eTag(), other.eTag())) {
      same++;
    } else if (isOfParts(one) || isOfParts(other)) {
      unproven++;
    } else {
      differ(name + " has other content");
    }
  }

  /** The ETag of an object that was uploaded in parts depends on the parts. */
  private static boolean isOfParts(S3Object object) {
    return String.valueOf(object.eTag()).contains("-");
  }

  private void differ(String what) {
    differing++;
    if (named.size() < NAMED) {
      named.add(what);
    }
  }

  /** Such as {@code 12 objects are equal; 2 differ: a is only in the first; ...}. */
  String words() {
    String words = same + (same == 1 ? " object is" : " objects are") + " equal";
    if (unproven > 0) {
      words += "; %d of equal size cannot be compared by ETag".formatted(unproven);
    }
    if (differing > 0) {
      words += "; %d differ: %s".formatted(differing, String.join("; ", named));
    }
    return differing > named.size() ? words + "; and more" : words;
  }
}
