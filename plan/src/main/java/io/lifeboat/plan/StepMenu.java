package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.step.Gate;
import io.lifeboat.plan.step.RunMove;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.WatchHealth;
import io.lifeboat.plan.step.WatchUsers;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Steps as a plan names them: by their action, and what they take in the plan's spelling. */
public final class StepMenu {
  private static final ObjectMapper MAPPER =
      LifeboatJson.mapper().setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE);

  /** What a procedure adds where it belongs, and what would have no meaning elsewhere. */
  private static final Set<Class<? extends Step>> OF_PROCEDURES =
      Set.of(Gate.class, RunMove.class, WatchHealth.class, WatchUsers.class);

  private StepMenu() {}

  /** The kinds of step that a plan may name. */
  public static List<Class<?>> kinds() {
    return Arrays.stream(Step.class.getPermittedSubclasses())
        .filter(kind -> !OF_PROCEDURES.contains(kind))
        .toList();
  }

  /** The name of a value that a step takes, as a plan writes it. */
  public static String nameOf(RecordComponent taken) {
    return new KebabCaseStrategy().translate(taken.getName());
  }

  /**
   * Whether a step does without this value: a choice that is left out is no, and what is not
   * written when it is empty need not be.
   */
  public static boolean isOptional(RecordComponent taken) {
    return taken.getType() == Optional.class
        || taken.getType() == boolean.class
        || taken.getAccessor().isAnnotationPresent(JsonInclude.class);
  }

  /**
   * The step of this name.
   *
   * @param values by name, as {@link #nameOf} spells them
   * @throws IllegalArgumentException when there is none, or when it does not take these values; the
   *     message says which and why
   */
  public static Step read(String action, Map<String, Object> values) {
    Class<?> kind =
        kinds().stream()
            .filter(each -> each.getSimpleName().equals(action))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no action '%s' that a plan may name; docs/actions.md lists them"
                            .formatted(action)));
    List<String> missing = missing(kind, values);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "%s also needs %s".formatted(action, String.join(", ", missing)));
    }
    try {
      Map<String, Object> named = new LinkedHashMap<>(values);
      named.put("action", action);
      return MAPPER.convertValue(named, Step.class);
    } catch (IllegalArgumentException unfit) {
      throw new IllegalArgumentException(action + ": " + sentenceOf(unfit), unfit);
    }
  }

  private static List<String> missing(Class<?> kind, Map<String, Object> values) {
    return Arrays.stream(kind.getRecordComponents())
        .filter(taken -> !isOptional(taken) && values.get(nameOf(taken)) == null)
        .map(StepMenu::nameOf)
        .toList();
  }

  private static String sentenceOf(IllegalArgumentException unfit) {
    Throwable cause = unfit.getCause();
    if (cause instanceof UnrecognizedPropertyException) {
      UnrecognizedPropertyException unknown = (UnrecognizedPropertyException) cause;
      return "'%s' means nothing here; it takes %s"
          .formatted(unknown.getPropertyName(), listed(unknown));
    }
    if (cause instanceof ValueInstantiationException && cause.getCause() != null) {
      return at((JsonMappingException) cause) + cause.getCause().getMessage();
    }
    if (cause instanceof JsonMappingException) {
      JsonMappingException misfit = (JsonMappingException) cause;
      return at(misfit) + misfit.getOriginalMessage();
    }
    return unfit.getMessage();
  }

  private static String listed(UnrecognizedPropertyException unknown) {
    return unknown.getKnownPropertyIds().stream()
        .map(Object::toString)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String at(JsonMappingException misfit) {
    return misfit.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(name -> name != null)
        .reduce((outer, inner) -> outer + "." + inner)
        .map(path -> path + ": ")
        .orElse("");
  }
}
