package io.lifeboat.worker.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Imports go one way only: plan, then workflows and activities beside each other, then worker. */
@Timeout(120)
class WallsTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.lifeboat");

  @Test
  void planKnowsNeitherAwsNorTemporalNorItsNeighbours() {
    noClasses()
        .that()
        .resideInAPackage("io.lifeboat.plan..")
        .should()
        .dependOnClassesThat(
            are("software.amazon.", "io.temporal.")
                .or(liveIn("workflows", "activities", "report", "worker")))
        .check(HOUSE);
  }

  @Test
  void reportsAreWorkedOutFromTheRecordAlone() {
    noClasses()
        .that()
        .resideInAPackage("io.lifeboat.report..")
        .should()
        .dependOnClassesThat(
            are("software.amazon.", "io.temporal.")
                .or(liveIn("workflows", "activities", "worker", "starter", "simulator")))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .check(HOUSE);
  }

  @Test
  void planReadsNoClock() {
    noClasses()
        .that()
        .resideInAPackage("io.lifeboat.plan..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .check(HOUSE);
  }

  @Test
  void workflowsKnowNothingOfAws() {
    noClasses()
        .that()
        .resideInAPackage("io.lifeboat.workflows..")
        .should()
        .dependOnClassesThat(are("software.amazon.").or(liveIn("activities", "report", "worker")))
        .check(HOUSE);
  }

  @Test
  void activitiesKnowNothingOfOrder() {
    noClasses()
        .that()
        .resideInAPackage("io.lifeboat.activities..")
        .should()
        .dependOnClassesThat(are("io.temporal.").or(liveIn("workflows", "report", "worker")))
        .check(HOUSE);
  }

  @Test
  void theSimulatorKnowsNothingOfLifeboatAndIsUsedByNobodyWhoWorks() {
    noClasses()
        .that()
        .resideInAPackage("io.lifeboat.simulator..")
        .should()
        .dependOnClassesThat(liveIn("plan", "workflows", "activities", "report", "worker"))
        .check(HOUSE);
    noClasses()
        .that(liveIn("plan", "workflows", "activities", "report", "worker"))
        .should()
        .dependOnClassesThat(liveIn("simulator"))
        .check(HOUSE);
  }

  private static DescribedPredicate<JavaClass> liveIn(String... modules) {
    String[] prefixes = new String[modules.length];
    for (int i = 0; i < modules.length; i++) {
      prefixes[i] = "io.lifeboat." + modules[i] + ".";
    }
    return are(prefixes);
  }

  private static DescribedPredicate<JavaClass> are(String... prefixes) {
    return DescribedPredicate.describe(
        "of " + String.join(", ", prefixes),
        type -> {
          for (String prefix : prefixes) {
            if (type.getName().startsWith(prefix)) {
              return true;
            }
          }
          return false;
        });
  }
}
