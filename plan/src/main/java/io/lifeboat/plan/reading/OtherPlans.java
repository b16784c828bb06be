package io.lifeboat.plan.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.json.LifeboatJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The plans of other applications that a plan's own steps name by path: put where their paths
 * stand, so that a run is pinned to them as well.
 */
final class OtherPlans {
  private static final ObjectMapper MAPPER = LifeboatJson.mapper();
  private static final List<String> PROCEDURES = List.of("failover", "failback");

  private final Optional<Path> file;
  private final List<Path> named;

  private OtherPlans(Optional<Path> file, List<Path> named) {
    this.file = file;
    this.named = named;
  }

  /** Of a text that is no file. */
  static OtherPlans none() {
    return new OtherPlans(Optional.empty(), List.of());
  }

  /**
   * Those that a file names.
   *
   * @param named the files on whose way this one is named, the first one first
   */
  static OtherPlans besides(Path file, List<Path> named) {
    Path real = file.toAbsolutePath().normalize();
    return new OtherPlans(
        Optional.of(file), Stream.concat(named.stream(), Stream.of(real)).toList());
  }

  /** Replaces each path by the plan that stands there; what is wrong with that one is a finding. */
  void putInto(JsonNode root, Findings findings) {
    for (String procedure : PROCEDURES) {
      String steps = "/procedures/" + procedure + "/steps";
      root.at(steps)
          .properties()
          .forEach(
              step -> {
                String at = LocatedTree.member(steps, step.getKey()) + "/do";
                if (root.at(at).path("plan").isTextual()) {
                  replace((ObjectNode) root.at(at), at + "/plan", findings);
                }
              });
    }
  }

  private void replace(ObjectNode owner, String pointer, Findings findings) {
    String path = owner.get("plan").asText();
    if (file.isEmpty()) {
      findings.error(
          pointer,
          "'" + path + "' cannot be looked for, since this plan is not read from a file.",
          "Put the whole plan in its place.");
      return;
    }
    Path other = file.get().resolveSibling(path);
    int before = named.indexOf(other.toAbsolutePath().normalize());
    if (before >= 0) {
      findings.error(pointer, circle(before, path), "Take one of these away.");
      return;
    }
    Reading reading = PlanReader.read(other, named);
    findings.include(reading.findings());
    reading
        .plan()
        .ifPresentOrElse(
            plan -> owner.set("plan", MAPPER.valueToTree(plan)),
            () ->
                findings.error(
                    pointer,
                    "'%s' is no plan that could be carried out, for the reasons said of it."
                        .formatted(path),
                    "Correct it, or name another one."));
  }

  private String circle(int from, String path) {
    String way =
        String.join(
            ", which moves ",
            named.subList(from, named.size()).stream().map(p -> "" + p.getFileName()).toList());
    return "%s, which moves %s: it would wait for itself."
        .formatted(way, Path.of(path).getFileName());
  }
}
