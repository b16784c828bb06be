package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Any step of the menu, as {@code docs/actions.md} lists them.
 *
 * @param action the name of its action, such as {@code RebootRds}
 * @param with what the step takes; {@code {from}}, {@code {to}} and {@code {application}} are
 *     filled in wherever they stand
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record OwnStep(String action, Map<String, Object> with) implements OwnAction {
  public OwnStep {
    with = Ordered.map(with);
  }

  /**
   * @throws IllegalArgumentException when there is no such action, or when it does not take this
   */
  @Override
  public Step step(String id, OuterMove move) {
    return StepMenu.read(action, said(with, move::say));
  }

  private static Map<String, Object> said(Map<?, ?> values, UnaryOperator<String> say) {
    Map<String, Object> said = new LinkedHashMap<>();
    values.forEach((key, value) -> said.put(say.apply(key.toString()), said(value, say)));
    return said;
  }

  private static Object said(Object value, UnaryOperator<String> say) {
    if (value instanceof String) {
      return say.apply((String) value);
    }
    if (value instanceof Map) {
      return said((Map<?, ?>) value, say);
    }
    if (value instanceof List) {
      return ((List<?>) value).stream().map(each -> said(each, say)).toList();
    }
    return value;
  }
}
