package io.lifeboat.plan.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.json.LifeboatJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a document's records of the tree. */
final class Binding {
  private static final ObjectMapper MAPPER = LifeboatJson.mapper();

  private Binding() {}

  /**
   * The document, also when the schema has found faults, as long as they can be looked past: so
   * that the rules' findings come together with the schema's.
   */
  static <T> Optional<T> of(LocatedTree tree, Findings findings, Class<T> type) {
    JsonNode root = tree.root().deepCopy();
    boolean faulty = findings.hasErrors();
    if (findings.areHopeless()
        || !findings.lookPast().stream().allMatch(cure -> cure.applyTo(root))) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.treeToValue(root, type));
    } catch (JsonProcessingException misfit) {
      if (!faulty) {
        findings.error(pointerOf(misfit), sentenceOf(misfit), "Correct this value.");
      }
      return Optional.empty();
    }
  }

  /**
   * How to look past a fault.
   *
   * @param instead what to read in place of the value; empty to leave the key out
   */
  record Cure(String pointer, Optional<JsonNode> instead) {
    private boolean applyTo(JsonNode root) {
      JsonNode owner = root.at(pointer.substring(0, pointer.lastIndexOf('/')));
      String key = pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/");
      if (!owner.isObject()) {
        return false;
      }
      instead.ifPresentOrElse(
          value -> ((ObjectNode) owner).set(key, value), () -> ((ObjectNode) owner).remove(key));
      return true;
    }
  }

  private static String sentenceOf(JsonProcessingException misfit) {
    Throwable said =
        misfit instanceof ValueInstantiationException && misfit.getCause() != null
            ? misfit.getCause()
            : misfit;
    String sentence =
        said instanceof JsonProcessingException
            ? ((JsonProcessingException) said).getOriginalMessage()
            : said.getMessage();
    return sentence + ".";
  }

  private static String pointerOf(JsonProcessingException misfit) {
    List<String> parts = new ArrayList<>();
    if (misfit instanceof JsonMappingException) {
      for (JsonMappingException.Reference step : ((JsonMappingException) misfit).getPath()) {
        parts.add(step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName());
      }
    }
    return parts.stream().reduce("", LocatedTree::member);
  }
}
