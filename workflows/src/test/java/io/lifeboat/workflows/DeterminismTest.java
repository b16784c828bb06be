package io.lifeboat.workflows;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a replay would not repeat must not stand in workflow code, nor anything from outside. */
class DeterminismTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.lifeboat.workflows");
  private static final Set<String> CLOCKS_AND_CHANCE = Set.of("now", "randomUUID", "random");

  @Test
  void asksNoClockAndNoChance() {
    ruleAgainstClocks().check(CODE);
    noClasses().should().accessClassesThat().areAssignableTo(System.class).check(CODE);
    noClasses().should().accessClassesThat().areAssignableTo(java.util.Random.class).check(CODE);
    noClasses()
        .should()
        .accessClassesThat()
        .areAssignableTo(java.security.SecureRandom.class)
        .check(CODE);
  }

  @Test
  void startsNoThreadsAndKeepsNothingPerThread() {
    noClasses()
        .should()
        .accessClassesThat()
        .resideInAnyPackage("java.util.concurrent..", "java.lang.ref..")
        .check(CODE);
    noClasses().should().accessClassesThat().areAssignableTo(Thread.class).check(CODE);
    noClasses().should().accessClassesThat().areAssignableTo(ThreadLocal.class).check(CODE);
  }

  @Test
  void readsAndWritesNothingOutside() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.sql..")
        .check(CODE);
  }

  @Test
  void iteratesOverNoMapWithoutOrder() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.HashMap")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.HashSet")
        .check(CODE);
  }

  /**
   * {@link EndedRuns} asks a server as a client, whose refusals are gRPC's; no workflow uses it.
   */
  @Test
  void seesThePlanTemporalAndTheJdkOnly() {
    classes()
        .that()
        .doNotBelongToAnyOf(EndedRuns.class)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "io.lifeboat.plan..",
                "io.lifeboat.workflows..",
                "io.temporal..",
                "com.fasterxml.jackson.annotation..",
                "com.fasterxml.jackson.core..",
                "com.fasterxml.jackson.databind..",
                "org.slf4j..",
                "java.."))
        .check(CODE);
    noClasses()
        .that()
        .doNotBelongToAnyOf(EndedRuns.class)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(EndedRuns.class)
        .check(CODE);
  }

  @Test
  void wouldNoticeAClock() {
    JavaClasses guilty = new ClassFileImporter().importClasses(AsksTheClock.class);
    assertThat(ruleAgainstClocks().evaluate(guilty).hasViolation()).isTrue();
  }

  private static ArchRule ruleAgainstClocks() {
    return noClasses()
        .should()
        .callMethodWhere(
            describe("it is a clock or chance of the JDK", DeterminismTest::isClockOrChance));
  }

  private static boolean isClockOrChance(JavaMethodCall call) {
    return call.getTargetOwner().getPackageName().startsWith("java.")
        && CLOCKS_AND_CHANCE.contains(call.getName());
  }

  private static final class AsksTheClock {
    Instant ask() {
      return Instant.now();
    }
  }
}
