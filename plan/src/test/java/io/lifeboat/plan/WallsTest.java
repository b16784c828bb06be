package io.lifeboat.plan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The plan is the same at any time and in any place. */
@Timeout(120)
class WallsTest {
  private static final JavaClasses PLAN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.lifeboat.plan");

  @Test
  void thePlanSeesNeitherAwsNorTemporal() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..", "io.temporal..")
        .check(PLAN);
  }

  @Test
  void thePlanHasNoClockAndNoChance() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .check(PLAN);
  }

  @Test
  void stepsAndRunsAreRecords() {
    classes()
        .that()
        .resideInAnyPackage("io.lifeboat.plan.step..", "io.lifeboat.plan.run..")
        .and()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .should()
        .beRecords()
        .check(PLAN);
  }
}
