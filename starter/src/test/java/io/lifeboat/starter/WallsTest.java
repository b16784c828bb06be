package io.lifeboat.starter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WallsTest {
  private static final JavaClasses STARTER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.lifeboat.starter");

  @Test
  void onlyDemoAndDevSeeTheSimulator() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.lifeboat.starter.dev..", "io.lifeboat.starter.demo..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.lifeboat.simulator..")
        .check(STARTER);
  }

  @Test
  void onlyTheWorkerCommandDemoAndDevSeeTheWorker() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.lifeboat.starter.worker..",
            "io.lifeboat.starter.dev..",
            "io.lifeboat.starter.demo..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.lifeboat.worker..")
        .check(STARTER);
  }

  @Test
  void nobodyHereSpeaksToAwsOrCarriesOutActions() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..", "io.lifeboat.activities..")
        .check(STARTER);
  }

  @Test
  void viewsAndReportsAreWorkedOutFromTheRecordAlone() {
    noClasses()
        .that()
        .resideInAPackage("io.lifeboat.starter.view..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.temporal..", "io.lifeboat.workflows..")
        .check(STARTER);
  }
}
