package io.lifeboat.plan.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.intake.Intake;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.rules.IntakeRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads an intake from YAML or JSON, with the plans that it names, as plans are read. */
public final class IntakeReader {
  private static final ObjectMapper MAPPER = LifeboatJson.mapper();

  private IntakeReader() {}

  /** Reads a file; whatever is wrong, also that there is none, comes as findings. */
  public static IntakeReading read(Path file) {
    try {
      LocatedTree tree = YamlTree.of(SourceText.of(file));
      Findings findings = new Findings(file.toString(), tree);
      SchemaCheck.INTAKES.of(tree.root(), findings);
      putPlansInto(tree.root().path("policies"), file, findings);
      Optional<Intake> intake = Binding.of(tree, findings, Intake.class);
      intake.ifPresent(bound -> IntakeRules.breaches(bound).forEach(findings::add));
      return new IntakeReading(
          file.toString(), findings.hasErrors() ? Optional.empty() : intake, findings.sorted());
    } catch (Unreadable unreadable) {
      Finding why = unreadable.in(file.toString());
      return new IntakeReading(why.file(), Optional.empty(), List.of(why));
    }
  }

  private static void putPlansInto(JsonNode policies, Path file, Findings findings) {
    for (int i = 0; i < policies.size(); i++) {
      if (policies.get(i).path("plan").isTextual()) {
        replace((ObjectNode) policies.get(i), "/policies/" + i + "/plan", file, findings);
      }
    }
  }

  private static void replace(ObjectNode policy, String pointer, Path file, Findings findings) {
    String path = policy.get("plan").asText();
    Reading reading = PlanReader.read(file.resolveSibling(path));
    findings.include(reading.findings());
    reading
        .plan()
        .ifPresentOrElse(
            plan -> policy.set("plan", MAPPER.valueToTree(plan)),
            () ->
                findings.error(
                    pointer,
                    "'%s' is no plan that could be carried out, for the reasons said of it."
                        .formatted(path),
                    "Correct it, or name another one."));
  }
}
