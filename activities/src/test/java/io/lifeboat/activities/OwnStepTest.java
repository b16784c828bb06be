package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.lifeboat.plan.StepMenu;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.step.Step;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps of the menu as a plan's owner names them. */
@Timeout(60)
class OwnStepTest {
  private static final ObjectMapper AS_IN_A_PLAN =
      LifeboatJson.mapper().setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE);

  @ParameterizedTest
  @MethodSource("steps")
  void everyActionIsReadFromWhatThePlanSaysItTakes(Step step) {
    assertThat(StepMenu.read(step.actionName(), valuesOf(step))).isEqualTo(step);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aValueThatItDoesNotTakeIsRefusedByName(Step step) {
    Map<String, Object> values = valuesOf(step);
    values.put("colour", "red");
    assertThatThrownBy(() -> StepMenu.read(step.actionName(), values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(step.actionName() + ": 'colour' means nothing here; it takes");
  }

  static Stream<Step> steps() {
    return SampleSteps.samples()
        .map(Sample::step)
        .filter(step -> StepMenu.kinds().contains(step.getClass()));
  }

  private static Map<String, Object> valuesOf(Step step) {
    Map<String, Object> values =
        AS_IN_A_PLAN.convertValue(step, new TypeReference<Map<String, Object>>() {});
    values.remove("action");
    return values;
  }
}
