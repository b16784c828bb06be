package io.lifeboat.activities.cloudfront;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.OriginGroup;
import software.amazon.awssdk.services.cloudfront.model.OriginGroupMember;

/**
 * The origins to which a distribution leads.
 *
 * @param ways by cache behavior, an origin's or origin group's id; by origin group that one of them
 *     leads to, its two members in order, one a line. Written as facts of a run
 */
record Leads(DistributionConfig config, Map<String, String> ways) {
  private static final String DEFAULT = "default behavior";
  private static final String BEHAVIOR = "behavior ";
  private static final String GROUP = "origin group ";

  static Leads of(DistributionConfig config) {
    Map<String, String> ways = new LinkedHashMap<>();
    ways.put(DEFAULT, config.defaultCacheBehavior().targetOriginId());
    behaviors(config).forEach(each -> ways.put(key(each), each.targetOriginId()));
    List<String> targets = List.copyOf(ways.values());
    groups(config).stream()
        .filter(group -> targets.contains(group.id()))
        .forEach(group -> ways.put(key(group), String.join("\n", members(group))));
    return new Leads(config, ways);
  }

  /** The same with {@code to} in the place of {@code from}; in a group the two change places. */
  Map<String, String> moved(String from, String to) {
    Map<String, String> moved = new LinkedHashMap<>();
    ways.forEach((way, lead) -> moved.put(way, moved(lead, from, to)));
    return moved;
  }

  private static String moved(String lead, String from, String to) {
    List<String> origins = new ArrayList<>(List.of(lead.split("\n")));
    if (!origins.get(0).equals(from)) {
      return lead;
    }
    origins.replaceAll(origin -> origin.equals(to) ? from : origin);
    origins.set(0, to);
    return String.join("\n", origins);
  }

  /** Whether users are sent to an origin first, by whatever way. */
  boolean leadTo(String origin) {
    return ways.values().stream().anyMatch(lead -> lead.split("\n")[0].equals(origin));
  }

  /** The groups that are led to and have both origins. */
  List<OriginGroup> groupsOf(String one, String other) {
    return groups(config).stream()
        .filter(group -> ways.containsKey(key(group)))
        .filter(group -> members(group).containsAll(List.of(one, other)))
        .toList();
  }

  /** The behaviors that lead to an origin without any group, in words. */
  List<String> straightTo(String origin) {
    return ways.entrySet().stream()
        .filter(way -> !way.getKey().startsWith(GROUP) && way.getValue().equals(origin))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What a run has kept of them. */
  static Map<String, String> kept(Map<String, String> facts) {
    return facts.entrySet().stream()
        .filter(fact -> isWay(fact.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static boolean isWay(String key) {
    return key.equals(DEFAULT) || key.startsWith(BEHAVIOR) || key.startsWith(GROUP);
  }

  /** The configuration with other ways; those that are not named stay. */
  DistributionConfig with(Map<String, String> other) {
    DistributionConfig.Builder changed =
        config.toBuilder()
            .defaultCacheBehavior(
                config.defaultCacheBehavior().toBuilder()
                    .targetOriginId(other.getOrDefault(DEFAULT, ways.get(DEFAULT)))
                    .build());
    if (!behaviors(config).isEmpty()) {
      changed.cacheBehaviors(
          config.cacheBehaviors().toBuilder()
              .items(behaviors(config).stream().map(each -> with(each, other)).toList())
              .build());
    }
    if (!groups(config).isEmpty()) {
      changed.originGroups(
          config.originGroups().toBuilder()
              .items(groups(config).stream().map(each -> with(each, other)).toList())
              .build());
    }
    return changed.build();
  }

  private static CacheBehavior with(CacheBehavior behavior, Map<String, String> other) {
    return behavior.toBuilder()
        .targetOriginId(other.getOrDefault(key(behavior), behavior.targetOriginId()))
        .build();
  }

  private static OriginGroup with(OriginGroup group, Map<String, String> other) {
    List<OriginGroupMember> members =
        Optional.ofNullable(other.get(key(group))).stream()
            .flatMap(lead -> Stream.of(lead.split("\n")))
            .map(origin -> OriginGroupMember.builder().originId(origin).build())
            .toList();
    return members.isEmpty()
        ? group
        : group.toBuilder().members(group.members().toBuilder().items(members).build()).build();
  }

  /** {@code default behavior to pages (virginia, then oregon), behavior /api/* to oregon}. */
  String words() {
    return ways.entrySet().stream()
        .filter(way -> !way.getKey().startsWith(GROUP))
        .map(way -> way.getKey() + " to " + words(way.getValue()))
        .collect(Collectors.joining(", "));
  }

  private String words(String target) {
    return Optional.ofNullable(ways.get(GROUP + target))
        .map(members -> "%s (%s)".formatted(target, members.replace("\n", ", then ")))
        .orElse(target);
  }

  static List<String> members(OriginGroup group) {
    return group.members().items().stream().map(OriginGroupMember::originId).toList();
  }

  private static List<CacheBehavior> behaviors(DistributionConfig config) {
    return config.cacheBehaviors() == null ? List.of() : config.cacheBehaviors().items();
  }

  private static List<OriginGroup> groups(DistributionConfig config) {
    return config.originGroups() == null ? List.of() : config.originGroups().items();
  }

  private static String key(CacheBehavior behavior) {
    return BEHAVIOR + behavior.pathPattern();
  }

  private static String key(OriginGroup group) {
    return GROUP + group.id();
  }
}
