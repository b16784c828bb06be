package io.lifeboat.plan.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.json.LifeboatJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a plan from YAML or JSON and finds everything that is wrong with it at once. */
public final class PlanReader {
  private static final ObjectMapper MAPPER = LifeboatJson.mapper();

  private PlanReader() {}

  /** Reads a file; whatever is wrong, also that there is none, comes as findings. */
  public static Reading read(Path file) {
    try {
      return read(file.toString(), SourceText.of(file));
    } catch (Unreadable unreadable) {
      return nothing(unreadable.in(file.toString()));
    }
  }

  /**
   * Reads a plan's text.
   *
   * @param file what to call it in findings
   */
  public static Reading read(String file, String text) {
    try {
      return read(file, YamlTree.of(text));
    } catch (Unreadable unreadable) {
      return nothing(unreadable.in(file));
    }
  }

  private static Reading read(String file, LocatedTree tree) {
    Findings findings = new Findings(file, tree);
    Optional<RecoveryPlan> plan = bind(tree, findings);
    return new Reading(file, findings.hasErrors() ? Optional.empty() : plan, findings.sorted());
  }

  private static Optional<RecoveryPlan> bind(LocatedTree tree, Findings findings) {
    try {
      return Optional.of(MAPPER.treeToValue(tree.root(), RecoveryPlan.class));
    } catch (JsonMappingException misfit) {
      findings.error(pointerOf(misfit), misfit.getOriginalMessage() + ".", "Correct this value.");
    } catch (JsonProcessingException misfit) {
      findings.error("", misfit.getOriginalMessage() + ".", "Correct this value.");
    }
    return Optional.empty();
  }

  private static String pointerOf(JsonMappingException misfit) {
    List<String> parts = new ArrayList<>();
    for (JsonMappingException.Reference step : misfit.getPath()) {
      parts.add(step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName());
    }
    return parts.stream().reduce("", LocatedTree::member);
  }

  private static Reading nothing(Finding why) {
    return new Reading(why.file(), Optional.empty(), List.of(why));
  }
}
