package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.simulator.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A distribution of CloudFront.
 *
 * @param id such as {@code E2EXAMPLE1234}
 * @param names the host names by which users know it, beside its own
 * @param origins where it gets what users ask for
 * @param groups origins that stand in for each other
 * @param target the origin, or the group, to which its default behavior leads
 * @param behaviors to which one other paths lead, by their patterns, such as {@code /api/*}
 * @param deployment how long a change takes until all edges have it
 */
public record Distribution(
    @JsonProperty("distribution") String id,
    List<String> names,
    List<Origin> origins,
    @JsonProperty("origin-groups") List<Group> groups,
    String target,
    Map<String, String> behaviors,
    Spread deployment) {
  public Distribution {
    Check.that(
        id != null && id.matches("[A-Z0-9]{6,20}"), "a distribution's id is like E2EXAMPLE1234");
    names = Check.list(names);
    origins = Check.list(origins);
    groups = Check.list(groups);
    behaviors = behaviors == null ? Map.of() : new TreeMap<>(behaviors);
    deployment = deployment == null ? Spread.seconds(120, 300) : deployment;
    Check.given(target, "target of distribution " + id);
    check(id, origins, groups, Stream.concat(Stream.of(target), behaviors.values().stream()));
  }

  private static void check(
      String id, List<Origin> origins, List<Group> groups, Stream<String> targets) {
    Set<String> known = origins.stream().map(Origin::id).collect(Collectors.toSet());
    groups.stream()
        .flatMap(group -> group.members().stream())
        .forEach(
            origin ->
                Check.that(
                    known.contains(origin),
                    "distribution %s has a group with unknown origin %s".formatted(id, origin)));
    groups.forEach(group -> known.add(group.id()));
    targets.forEach(
        target ->
            Check.that(
                known.contains(target),
                "distribution %s leads to unknown origin %s".formatted(id, target)));
  }

  /** Its own host name. */
  public String domain() {
    return "d" + id.substring(1).toLowerCase(Locale.ROOT) + ".cloudfront.net";
  }

  /**
   * An origin.
   *
   * @param domain its host name
   * @param connectTimeout how long an edge tries to connect; whole seconds
   * @param connectAttempts how often it tries
   * @param responseTimeout how long it waits for an answer each time; whole seconds
   */
  public record Origin(
      @JsonProperty("origin") String id,
      String domain,
      @JsonProperty("connect-timeout") Duration connectTimeout,
      @JsonProperty("connect-attempts") int connectAttempts,
      @JsonProperty("response-timeout") Duration responseTimeout) {
    public Origin {
      Check.given(id, "origin");
      Check.given(domain, "domain of origin " + id);
      connectTimeout = Check.orElse(connectTimeout, Duration.ofSeconds(10));
      connectAttempts = connectAttempts == 0 ? 3 : connectAttempts;
      responseTimeout = Check.orElse(responseTimeout, Duration.ofSeconds(30));
    }
  }

  /**
   * Two origins, of which the second is asked where the first fails.
   *
   * @param members the first and the second
   * @param on the HTTP status codes that count as failing
   */
  public record Group(@JsonProperty("group") String id, List<String> members, List<Integer> on) {
    public Group {
      Check.given(id, "group");
      members = Check.list(members);
      Check.that(members.size() == 2, "origin group " + id + " has two members");
      on = on == null ? List.of(500, 502, 503, 504) : List.copyOf(on);
    }
  }
}
