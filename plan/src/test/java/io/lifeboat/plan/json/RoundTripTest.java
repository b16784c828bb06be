package io.lifeboat.plan.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.plan.Examples;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.reading.PlanDigest;
import io.lifeboat.plan.step.Step;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {
  private static final ObjectMapper MAPPER = LifeboatJson.mapper();

  @Test
  void aPlanComesBackAsItWas() throws Exception {
    RecoveryPlan plan = Examples.euWebShop();
    assertThat(MAPPER.readValue(MAPPER.writeValueAsString(plan), RecoveryPlan.class))
        .isEqualTo(plan);
  }

  @Test
  void aPlanIsWrittenInTheWordsOfThePlanFile() {
    JsonNode plan = MAPPER.valueToTree(Examples.euWebShop());
    assertThat(plan.at("/databases/orders/closed-security-groups/eu-west-1").asText())
        .isEqualTo("sg-0closeddub");
    assertThat(plan.at("/services/storefront/ecs").asText()).isEqualTo("web-shop/storefront");
    assertThat(plan.at("/gates/promote-orders/within").asText()).isEqualTo("10m");
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aProcedureComesBackAsItWas(Mode mode) throws Exception {
    Procedure procedure =
        FailoverProcedure.derive(Examples.euWebShop(), Examples.FRANKFURT, Examples.DUBLIN, mode);
    String json = MAPPER.writeValueAsString(procedure);
    assertThat(MAPPER.readValue(json, Procedure.class)).isEqualTo(procedure);
  }

  @Test
  void theDigestIsTheSameHoweverThePlanWasWritten() throws Exception {
    RecoveryPlan plan = Examples.euWebShop();
    RecoveryPlan again = MAPPER.readValue(MAPPER.writeValueAsString(plan), RecoveryPlan.class);
    assertThat(PlanDigest.of(again)).isEqualTo(PlanDigest.of(plan)).hasSize(64);
  }

  @Test
  void everyStepOfTheMenuHasItsNameInJson() {
    assertThat(Step.class.getAnnotation(JsonSubTypes.class).value())
        .extracting(JsonSubTypes.Type::value)
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(Step.class.getPermittedSubclasses()));
    assertThat(Step.class.getAnnotation(JsonSubTypes.class).value())
        .allSatisfy(type -> assertThat(type.name()).isEqualTo(type.value().getSimpleName()));
  }
}
