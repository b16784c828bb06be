package io.lifeboat.plan.reading;

import static io.lifeboat.plan.Examples.DUBLIN;
import static io.lifeboat.plan.Examples.FRANKFURT;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Examples;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.procedure.CriticalPath;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.step.RunMove;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plan that moves other applications, whose plans are files beside it. */
@Timeout(60)
class OtherPlansTest {
  private static final String SHOP =
      Examples.SMALLEST.replace("application: notes", "application: shop").replace("notes", "shop");

  @TempDir Path folder;

  @Test
  void theOtherPlanIsPutWhereItsPathStands() throws IOException {
    write("payments/plan.yaml", Examples.SMALLEST);
    RecoveryPlan plan = read("shop.yaml", moving("payments/plan.yaml"));
    ProcedureStep forced =
        FailoverProcedure.derive(plan, FRANKFURT, DUBLIN, Mode.FORCED).step("also");
    assertThat(forced.step().title())
        .isEqualTo("forced failover of notes from eu-central-1 to eu-west-1");
    assertThat(forced.expected())
        .isEqualTo(
            CriticalPath.of(
                    FailoverProcedure.derive(
                        Examples.parsed(Examples.SMALLEST), FRANKFURT, DUBLIN, Mode.FORCED))
                .expected());
    RunMove home = (RunMove) FailbackProcedure.derive(plan, DUBLIN, FRANKFURT).step("also").step();
    assertThat(home.procedure()).isEqualTo("failback");
    assertThat(home.other()).contains(Examples.parsed(Examples.SMALLEST));
  }

  @Test
  void aPlanIsPinnedWithTheOtherOne() throws Exception {
    write("notes.yaml", Examples.SMALLEST);
    RecoveryPlan plan = read("shop.yaml", moving("notes.yaml"));
    write("notes.yaml", Examples.SMALLEST.replace("normal: 2", "normal: 3"));
    assertThat(PlanReader.read("plan", RoundTrip.json(plan)).plan()).contains(plan);
    assertThat(PlanDigest.of(read("shop.yaml", moving("notes.yaml"))))
        .isNotEqualTo(PlanDigest.of(plan));
  }

  @Test
  void whatIsWrongInTheOtherOneIsSaidWhereItStandsThere() throws IOException {
    Path other = write("notes.yaml", Examples.SMALLEST.replace("normal: 2", "normal: few"));
    Path shop = write("shop.yaml", moving("notes.yaml"));
    assertThat(PlanReader.read(shop).errors())
        .extracting(finding -> finding.place() + " " + finding.what())
        .containsExactly(
            shop
                + ":12:52 'notes.yaml' is no plan that could be carried out, for the reasons said of it.",
            shop
                + ":13:52 'notes.yaml' is no plan that could be carried out, for the reasons said of it.",
            other + ":6:33 'few' is not a whole number from 1 to 10000.");
  }

  @Test
  void plansThatMoveEachOtherAreRefused() throws IOException {
    Path notes =
        write(
            "notes.yaml",
            Examples.SMALLEST
                + "procedures: {failover: {steps: {too: {do: {plan: shop.yaml}}}}}\n");
    Path shop = write("shop.yaml", moving("notes.yaml"));
    assertThat(PlanReader.read(shop).errors())
        .extracting(finding -> finding.place() + " " + finding.what())
        .contains(
            notes
                + ":11:50 shop.yaml, which moves notes.yaml, which moves shop.yaml: it would wait"
                + " for itself.");
  }

  @Test
  void aPathThatLeadsNowhereIsSaid() throws IOException {
    assertThat(PlanReader.read(write("shop.yaml", moving("none.yaml"))).errors())
        .extracting(Finding::what)
        .contains("there is no such file.");
    assertThat(PlanReader.read(write("shop.yaml", moving("/etc/plan.yaml"))).errors())
        .extracting(Finding::what)
        .contains("'/etc/plan.yaml' is not the relative path of a plan.");
  }

  @Test
  void aTextThatIsNoFileMustHoldTheOtherPlan() {
    assertThat(PlanReader.read("plan", moving("notes.yaml")).errors())
        .extracting(Finding::what)
        .contains("'notes.yaml' cannot be looked for, since this plan is not read from a file.");
  }

  private static String moving(String other) {
    return SHOP
        + "procedures:\n"
        + "  failover: {steps: {also: {before: [], do: {plan: %s}}}}\n".formatted(other)
        + "  failback: {steps: {also: {before: [], do: {plan: %s}}}}\n".formatted(other);
  }

  private RecoveryPlan read(String name, String text) throws IOException {
    Reading reading = PlanReader.read(write(name, text));
    assertThat(reading.findings()).isEmpty();
    return reading.plan().orElseThrow();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
