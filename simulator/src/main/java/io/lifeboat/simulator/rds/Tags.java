package io.lifeboat.simulator.rds;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.rds.model.Tag;

/** The tags of everything that has an ARN, by AWS's rules for them. */
final class Tags {
  private static final int MOST = 50;
  private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}");
  private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");

  private final Map<String, SortedMap<String, String>> tags = new HashMap<>();

  List<Tag> of(String arn) {
    return tags.getOrDefault(arn, new TreeMap<>()).entrySet().stream()
        .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
        .toList();
  }

  /** Whether anything became different. */
  boolean add(String arn, List<Tag> more) {
    check(more);
    SortedMap<String, String> before = tags.getOrDefault(arn, new TreeMap<>());
    SortedMap<String, String> after = new TreeMap<>(before);
    more.forEach(tag -> after.put(tag.key(), tag.value() == null ? "" : tag.value()));
    if (after.size() > MOST) {
      throw RdsFaults.parameter("A resource cannot have more than " + MOST + " tags");
    }
    tags.put(arn, after);
    return !after.equals(before);
  }

  /** Whether anything became different; a key that is not there is passed over, as AWS does. */
  boolean remove(String arn, List<String> keys) {
    SortedMap<String, String> here = tags.get(arn);
    return here != null && here.keySet().removeAll(keys);
  }

  void forget(String arn) {
    tags.remove(arn);
  }

  static void check(List<Tag> tags) {
    for (Tag tag : tags) {
      if (tag.key() == null || !KEY.matcher(tag.key()).matches()) {
        throw RdsFaults.parameter("Invalid tag key: " + tag.key());
      }
      if (tag.key().startsWith("aws:")) {
        throw RdsFaults.parameter("Tag keys starting with aws: are reserved for AWS");
      }
      if (tag.value() != null && !VALUE.matcher(tag.value()).matches()) {
        throw RdsFaults.parameter("Invalid value of tag " + tag.key() + ": " + tag.value());
      }
    }
  }
}
