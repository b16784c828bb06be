package io.lifeboat.simulator.ecs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ecs.model.Tag;

/** The tags of services, tasks and task definitions, by ARN. Guarded by the estate's lock. */
final class EcsTags {
  private static final int MOST = 50;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;

  /** What AWS asks of tags, with the sentence for those who do otherwise. */
  private static final Map<String, Predicate<Tag>> RULES =
      Map.of(
          "Tag keys must be between 1 and 128 characters long.",
          t -> t.key() != null && !t.key().isEmpty() && t.key().length() <= LONGEST_KEY,
          "Tag values can be at most 256 characters long.",
          t -> t.value() == null || t.value().length() <= LONGEST_VALUE,
          "Tag keys cannot begin with aws:, which is reserved.",
          t -> t.key() == null || !t.key().toLowerCase(Locale.ROOT).startsWith("aws:"),
          "Tags contain characters that are not allowed.",
          t -> isAllowed(t.key()) && isAllowed(t.value()));

  private final Map<String, Map<String, String>> byArn = new HashMap<>();

  List<Tag> of(String arn) {
    return byArn.getOrDefault(arn, Map.of()).entrySet().stream()
        .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
        .toList();
  }

  /** Adds tags, or gives those that are there another value; says whether anything changed. */
  boolean put(String arn, List<Tag> tags) {
    check(tags);
    Map<String, String> after = new LinkedHashMap<>(byArn.getOrDefault(arn, Map.of()));
    tags.forEach(t -> after.put(t.key(), t.value() == null ? "" : t.value()));
    if (after.size() > MOST) {
      throw EcsErrors.parameter("The number of tags cannot exceed " + MOST + ".");
    }
    return !after.equals(replace(arn, after));
  }

  /** Takes tags away; those that are not there are passed over, as AWS does. */
  boolean remove(String arn, Collection<String> keys) {
    Map<String, String> after = new LinkedHashMap<>(byArn.getOrDefault(arn, Map.of()));
    boolean changed = after.keySet().removeAll(keys);
    replace(arn, after);
    return changed;
  }

  void forget(String arn) {
    byArn.remove(arn);
  }

  static void check(List<Tag> tags) {
    for (Tag tag : tags) {
      RULES.forEach(
          (sentence, holds) -> {
            if (!holds.test(tag)) {
              throw EcsErrors.parameter(sentence);
            }
          });
    }
    Set<String> keys = new HashSet<>();
    List<Tag> twice = new ArrayList<>(tags);
    twice.removeIf(t -> keys.add(t.key()));
    if (!twice.isEmpty()) {
      throw EcsErrors.parameter("Duplicate tag keys found: " + twice.get(0).key());
    }
  }

  private Map<String, String> replace(String arn, Map<String, String> tags) {
    Map<String, String> before = byArn.put(arn, tags);
    return before == null ? Map.of() : before;
  }

  private static boolean isAllowed(String text) {
    return text == null || text.matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
  }
}
