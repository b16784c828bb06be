package io.lifeboat.plan.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.Examples;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.DrillProcedure;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.RollbackProcedure;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

/** The drawings as they were when somebody last looked at them. */
class StepsTest {
  private static final Path EXPECTED = Path.of("src", "test", "resources", "steps");

  @ParameterizedTest
  @CsvSource({
    "eu-web-shop, eu-central-1, eu-west-1, forced",
    "eu-web-shop, eu-central-1, eu-west-1, graceful",
    "eu-web-shop, eu-west-1, eu-central-1, forced",
    "three-regions, eu-west-1, us-east-1, forced",
    "three-regions, us-east-1, ap-southeast-1, graceful"
  })
  void theDrawingsAreAsExpected(String plan, String from, String to, String mode)
      throws IOException {
    Procedure procedure = procedure(plan, from, to, mode);
    String name = plan + "." + from + "." + mode;
    same(name + ".txt", StepsText.of(procedure));
    same(name + ".mmd", StepsMermaid.of(procedure));
    same(name + ".json", StepsJson.of(procedure));
    same(name + ".svg", StepsSvg.of(procedure));
  }

  @ParameterizedTest
  @CsvSource({"failback", "check", "isolated", "full", "rollback"})
  void theOtherProceduresAreDrawnAsExpected(String kind) throws IOException {
    RecoveryPlan plan = Examples.euWebShop();
    Procedure procedure =
        switch (kind) {
          case "failback" -> FailbackProcedure.derive(plan, Examples.DUBLIN, Examples.FRANKFURT);
          case "rollback" ->
              RollbackProcedure.ofService(plan, "checkout", Examples.DUBLIN, Optional.empty());
          default ->
              DrillProcedure.derive(
                  plan,
                  Examples.FRANKFURT,
                  Examples.DUBLIN,
                  DrillDepth.valueOf(kind.toUpperCase(Locale.ROOT)));
        };
    same("eu-web-shop." + kind + ".txt", StepsText.of(procedure));
    same("eu-web-shop." + kind + ".mmd", StepsMermaid.of(procedure));
    same("eu-web-shop." + kind + ".json", StepsJson.of(procedure));
    same("eu-web-shop." + kind + ".svg", StepsSvg.of(procedure));
  }

  @Test
  void theJsonHasAllStepsInOrder() throws IOException {
    Procedure procedure = procedure("eu-web-shop", "eu-central-1", "eu-west-1", "forced");
    JsonNode json = new ObjectMapper().readTree(StepsJson.of(procedure));
    assertThat(json.get("steps")).hasSize(procedure.steps().size());
    assertThat(json.at("/steps/0/step/action").asText()).isEqualTo("NotifySns");
  }

  @Test
  void theSvgIsWellFormedAndNeedsNothingFromElsewhere() throws Exception {
    String svg = StepsSvg.of(procedure("three-regions", "eu-west-1", "us-east-1", "forced"));
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getElementsByTagName("rect").getLength()).isGreaterThan(15);
    assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "@import");
  }

  private static Procedure procedure(String plan, String from, String to, String mode) {
    return FailoverProcedure.derive(
        Examples.plan(plan + ".yaml"),
        Region.of(from),
        Region.of(to),
        mode.equals("forced") ? Mode.FORCED : Mode.GRACEFUL);
  }

  /** Run with -Dsteps.write=true to write what is drawn now, and look at the difference. */
  private static void same(String name, String drawn) throws IOException {
    Path expected = EXPECTED.resolve(name);
    if (Boolean.getBoolean("steps.write")) {
      Files.writeString(expected, drawn);
    }
    assertThat(drawn).isEqualTo(Files.readString(expected));
  }
}
